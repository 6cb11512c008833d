namespace Swamp.Extensions.Registries;

/// <summary>What may change about an extension as a whole.</summary>
public sealed record ExtensionState
{
    /// <summary>Why it should no longer be used; null when it may be.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>What to use instead.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>When it was deprecated.</summary>
    public DateTimeOffset? DeprecatedAt { get; init; }
}
