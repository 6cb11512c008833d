namespace Swamp.Sdk;

/// <summary>What people note about a secret. Never the secret itself: notes are shown to everybody who may list keys.</summary>
public sealed record SecretAnnotation
{
    /// <summary>Where the secret comes from or is managed. Default: null for nothing noted.</summary>
    public string? Url { get; init; }

    /// <summary>Free text. Default: null for nothing noted.</summary>
    public string? Notes { get; init; }

    /// <summary>Labels. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>When it was last changed; swamp sets it.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
