namespace Swamp.Extensions.Registries;

/// <summary>What may change about a published version.</summary>
public sealed record VersionState
{
    /// <summary>The channel that it is in.</summary>
    public required string Channel { get; init; }

    /// <summary>Why it must not be used; null when it may.</summary>
    public string? YankReason { get; init; }

    /// <summary>When it was yanked.</summary>
    public DateTimeOffset? YankedAt { get; init; }
}
