namespace Swamp.Operations.Extensions;

/// <summary>A file among those of an installed extension that its lockfile entry does not name.</summary>
/// <param name="ExtensionName">Name of the extension.</param>
/// <param name="Path">Path relative to the repository.</param>
public sealed record OrphanFile(string ExtensionName, string Path);
