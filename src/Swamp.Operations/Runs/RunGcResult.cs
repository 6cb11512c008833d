namespace Swamp.Operations.Runs;

/// <summary>What was removed (TRK-20). Logs go with their records and count with them.</summary>
public sealed record RunGcResult
{
    /// <summary>Number of workflow runs.</summary>
    public required int WorkflowRunsDeleted { get; init; }

    /// <summary>Their bytes.</summary>
    public required long WorkflowRunBytesReclaimed { get; init; }

    /// <summary>Number of output records.</summary>
    public required int OutputsDeleted { get; init; }

    /// <summary>Their bytes.</summary>
    public required long OutputBytesReclaimed { get; init; }

    /// <summary>All bytes.</summary>
    public required long TotalBytesReclaimed { get; init; }

    /// <summary>Whether nothing was removed.</summary>
    public required bool DryRun { get; init; }
}
