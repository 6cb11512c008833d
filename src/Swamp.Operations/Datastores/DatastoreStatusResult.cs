namespace Swamp.Operations.Datastores;

/// <summary>Which datastore there is and whether it can be used (DSCMD-1).</summary>
public sealed record DatastoreStatusResult
{
    /// <summary><c>filesystem</c>, or the type of an extension.</summary>
    public required string Type { get; init; }

    /// <summary>The folder, or what the datastore calls its place; absent when it cannot be opened.</summary>
    public string? Path { get; init; }

    /// <summary>Absolute folder of the local copy; absent for a datastore that is used directly.</summary>
    public string? CachePath { get; init; }

    /// <summary>Whether it can be used.</summary>
    public required bool Healthy { get; init; }

    /// <summary>What was found.</summary>
    public required string Message { get; init; }

    /// <summary>How long looking took, in milliseconds.</summary>
    public required double LatencyMs { get; init; }

    /// <summary>The folders of state that lie in it; the others stay in <c>.swamp</c>.</summary>
    public required IReadOnlyList<string> Directories { get; init; }

    /// <summary>Folders that were excluded; absent for none.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }
}
