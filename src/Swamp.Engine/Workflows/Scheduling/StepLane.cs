namespace Swamp.Engine.Workflows.Scheduling;

/// <summary>The steps of one job that are ready, lightest first, and how many of them may run.</summary>
/// <param name="cap">The most that run at the same time; 0 for any number.</param>
internal sealed class StepLane(int cap)
{
    private readonly PriorityQueue<QueuedStep, (double Weight, long Sequence)> ready = new();

    /// <summary>How many of its steps run.</summary>
    public int Running { get; set; }

    /// <summary>Whether it stands in the round of lanes.</summary>
    public bool IsInRound { get; set; }

    /// <summary>Whether a step could start as far as this lane is concerned.</summary>
    public bool CanStart => ready.Count > 0 && (cap == 0 || Running < cap);

    /// <summary>Adds a step.</summary>
    public void Add(QueuedStep step) => ready.Enqueue(step, (step.Weight, step.Sequence));

    /// <summary>Takes the lightest step; there has to be one.</summary>
    public QueuedStep Take() => ready.Dequeue();
}
