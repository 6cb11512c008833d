namespace Swamp.Operations.Execution;

/// <summary>The record of one method run (MOD-60).</summary>
public sealed record OutputResult
{
    /// <summary>Id of the output.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Name of the definition; its id when it is gone.</summary>
    public required string ModelName { get; init; }

    /// <summary>Normalized type.</summary>
    public required string Type { get; init; }

    /// <summary>The method.</summary>
    public required string MethodName { get; init; }

    /// <summary><c>running</c>, <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it started.</summary>
    public required string StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public string? CompletedAt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public long? DurationMs { get; init; }

    /// <summary>How often it was tried again.</summary>
    public required int RetryCount { get; init; }

    /// <summary>Where it came from.</summary>
    public required OutputProvenanceView Provenance { get; init; }

    /// <summary>What it produced.</summary>
    public required OutputArtifactsView Artifacts { get; init; }

    /// <summary>Why it failed.</summary>
    public OutputErrorView? Error { get; init; }
}
