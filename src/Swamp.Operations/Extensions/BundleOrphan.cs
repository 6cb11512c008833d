namespace Swamp.Operations.Extensions;

/// <summary>A bundle or description whose file is gone.</summary>
/// <param name="AbsolutePath">Absolute path.</param>
/// <param name="RepoRelativePath">Path relative to the repository.</param>
/// <param name="BundleDir">Folder of bundles that it lies in, relative to the repository.</param>
public sealed record BundleOrphan(string AbsolutePath, string RepoRelativePath, string BundleDir);
