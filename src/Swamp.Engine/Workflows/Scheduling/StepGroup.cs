namespace Swamp.Engine.Workflows.Scheduling;

/// <summary>Steps that share a cap inside their job: the iterations of one <c>forEach</c>, or single steps that state a concurrency.</summary>
/// <param name="cap">The most that run at the same time, 1 or more.</param>
internal sealed class StepGroup(int cap)
{
    /// <summary>How many run.</summary>
    public int Running { get; set; }

    /// <summary>Whether none more may start.</summary>
    public bool IsFull => Running >= cap;

    /// <summary>Steps that were next in their lane while the group was full; a step stands here at most once.</summary>
    public Queue<QueuedStep> Parked { get; } = new();
}
