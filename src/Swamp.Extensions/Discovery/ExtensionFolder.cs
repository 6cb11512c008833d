namespace Swamp.Extensions.Discovery;

/// <summary>A folder that is searched for extension files.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="FilesRoot">Folder that <c>extensionFile</c> resolves against when no manifest is nearer; null for none.</param>
/// <param name="Installed">Whether it came from an archive rather than being written here.</param>
internal sealed record ExtensionFolder(string Path, string? FilesRoot, bool Installed);
