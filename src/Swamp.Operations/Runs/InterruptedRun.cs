namespace Swamp.Operations.Runs;

/// <summary>A workflow run whose process is gone before the run ended. It can be gone on with.</summary>
public sealed record InterruptedRun
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Its workflow.</summary>
    public required string WorkflowName { get; init; }

    /// <summary>Number of steps that ended; they are not repeated.</summary>
    public required int Finished { get; init; }

    /// <summary>Steps that were under way; what they had written decides whether they run again.</summary>
    public required IReadOnlyList<string> Unfinished { get; init; }

    /// <summary>Number of steps that had not started.</summary>
    public required int NotStarted { get; init; }

    /// <summary>Where its record says that it goes on, for a run in a datastore of an extension: it is interrupted when that process is gone. Absent when it surely is.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>The command that goes on with it.</summary>
    public required string Resume { get; init; }
}
