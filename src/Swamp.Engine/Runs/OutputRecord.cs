namespace Swamp.Engine.Runs;

/// <summary>What is kept of a method run (OUT-2). Written once, in its terminal state.</summary>
public sealed record OutputRecord
{
    /// <summary>UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the definition that ran.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Normalized type of the definition; part of the record's place, not of its content.</summary>
    public required string ModelType { get; init; }

    /// <summary>The method.</summary>
    public required string MethodName { get; init; }

    /// <summary>How it ended.</summary>
    public required OutputStatus Status { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Number of retries before this result.</summary>
    public int RetryCount { get; init; }

    /// <summary>Where it came from.</summary>
    public required OutputProvenance Provenance { get; init; }

    /// <summary>What it produced.</summary>
    public IReadOnlyList<OutputArtifact> Artifacts { get; init; } = [];

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public long? DurationMs { get; init; }

    /// <summary>Why it failed.</summary>
    public OutputError? Error { get; init; }

    /// <summary>Path of the run log relative to the repository (OUT-5).</summary>
    public string? LogFile { get; init; }

    /// <summary>Process that ran it.</summary>
    public int? Pid { get; init; }

    /// <summary>Absolute path of the file; null before it is written.</summary>
    public string? Path { get; init; }

    /// <summary>Whether the run has ended.</summary>
    public bool IsTerminal => Status is OutputStatus.Succeeded or OutputStatus.Failed or OutputStatus.Cancelled;
}
