namespace Swamp.Operations;

/// <summary>What holds for one call whatever the operation.</summary>
public sealed record CallOptions
{
    /// <summary>Absolute folder that relative paths of the request start from.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The repository the caller named (<c>--repo-dir</c>); null to look for it (GEN-17).</summary>
    public string? RepositoryDirectory { get; init; }

    /// <summary>The datastore the caller named (<c>--datastore</c>), such as <c>filesystem:/srv/swamp</c>; null for the repository's own (DS-8).</summary>
    public string? Datastore { get; init; }
}
