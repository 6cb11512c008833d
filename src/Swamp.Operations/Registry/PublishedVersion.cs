namespace Swamp.Operations.Registry;

/// <summary>A version that a registry has.</summary>
public sealed record PublishedVersion
{
    /// <summary>Version.</summary>
    public required string Version { get; init; }

    /// <summary>Channel.</summary>
    public required string Channel { get; init; }

    /// <summary>When it was published; absent when the registry does not tell it along with its versions, as folders and OCI registries do not.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Why it must not be used; absent when it may.</summary>
    public string? YankReason { get; init; }
}
