namespace Swamp.Extensions.Discovery;

/// <summary>A folder that is searched for extension files.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="FilesRoot">Folder that <c>extensionFile</c> resolves against when no manifest is nearer; null for none.</param>
/// <param name="Installed">Whether it came from an archive rather than being written here.</param>
internal sealed record ExtensionFolder(string Path, string? FilesRoot, bool Installed)
{
    /// <summary>Folder at which the search for a manifest upwards ends; null for the repository.</summary>
    public string? Boundary { get; init; }

    /// <summary>Names of the kinds that are taken from it; null for all.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>Whether it is a source whose content lies there directly: searched less deep, and past build output (EXT-87).</summary>
    public bool IsDirect { get; init; }
}
