namespace Swamp.Engine.Runs;

/// <summary>How the two records of a run name the same end.</summary>
public static class OutputStatusExtensions
{
    /// <summary>What the tracker calls the end that an output record names (STATE-11).</summary>
    public static RunStatus Tracked(this OutputStatus status) => status switch
    {
        OutputStatus.Succeeded => RunStatus.Completed,
        OutputStatus.Cancelled => RunStatus.Cancelled,
        OutputStatus.Pending or OutputStatus.Running => RunStatus.Running,
        _ => RunStatus.Failed,
    };
}
