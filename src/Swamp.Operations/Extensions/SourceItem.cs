namespace Swamp.Operations.Extensions;

/// <summary>A source of extensions (EXC-77).</summary>
public sealed record SourceItem
{
    /// <summary>Its path as written.</summary>
    public required string Path { get; init; }

    /// <summary>The kinds that are used; absent for all.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>The folders that it stands for.</summary>
    public required IReadOnlyList<string> ExpandedPaths { get; init; }

    /// <summary><c>valid</c>, <c>path_not_found</c> or <c>no_extensions</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What it holds: models, vaults, drivers, datastores, reports, workflows.</summary>
    public IReadOnlyList<string>? ResolvedKinds { get; init; }
}
