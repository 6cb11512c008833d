namespace Swamp.Operations.Summaries;

/// <summary>One run of a method.</summary>
public sealed record RunSummary
{
    /// <summary>Id of its output record.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>When it started, ISO-8601 UTC.</summary>
    public required string StartedAt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public long? DurationMs { get; init; }

    /// <summary><c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary><c>manual</c>, <c>workflow</c> or <c>model</c>.</summary>
    public required string TriggeredBy { get; init; }
}
