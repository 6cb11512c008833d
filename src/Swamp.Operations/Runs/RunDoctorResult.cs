namespace Swamp.Operations.Runs;

/// <summary>The state of the run tracker (TRK-11).</summary>
public sealed record RunDoctorResult
{
    /// <summary>Number of tracked runs.</summary>
    public required int TotalTracked { get; init; }

    /// <summary>Number that run and show life.</summary>
    public required int Active { get; init; }

    /// <summary>Number that claim to run and have been silent for too long.</summary>
    public required int Stale { get; init; }

    /// <summary>Number that were marked as failed.</summary>
    public required int Reaped { get; init; }

    /// <summary>Those that run.</summary>
    public required IReadOnlyList<RunRow> ActiveRuns { get; init; }

    /// <summary>Those that are silent.</summary>
    public required IReadOnlyList<RunRow> StaleRuns { get; init; }

    /// <summary>Workflow runs whose process is gone before they ended.</summary>
    public IReadOnlyList<InterruptedRun> Interrupted { get; init; } = [];

    /// <summary>Number of files that killed processes left, locks of runs and half-written records; removed with --fix. Absent when there are none.</summary>
    public int? Leftovers { get; init; }
}
