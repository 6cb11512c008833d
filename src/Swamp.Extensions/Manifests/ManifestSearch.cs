namespace Swamp.Extensions.Manifests;

/// <summary>Finds the manifests of a source.</summary>
internal static class ManifestSearch
{
    private static readonly EnumerationOptions Quiet = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Absolute paths, the nearest to the root first.</summary>
    public static IReadOnlyList<string> In(string root) => Directory.Exists(root)
        ? [.. Directory.EnumerateFiles(root, "manifest.yaml", Quiet)
            .Where(static m => !m.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !m.Contains($"{Path.DirectorySeparatorChar}.", StringComparison.Ordinal))
            .OrderBy(static m => m.Count(static c => c == Path.DirectorySeparatorChar)).ThenBy(static m => m, StringComparer.Ordinal)]
        : [];
}
