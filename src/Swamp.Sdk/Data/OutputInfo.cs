namespace Swamp.Sdk;

/// <summary>The record of a method that ran.</summary>
public sealed record OutputInfo
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>The model's type.</summary>
    public string? ModelType { get; init; }

    /// <summary>The method.</summary>
    public string? MethodName { get; init; }

    /// <summary>How it ended: <c>succeeded</c>, <c>failed</c> …, or <c>running</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long it took, in milliseconds; null while it runs.</summary>
    public double? DurationMs { get; init; }
}
