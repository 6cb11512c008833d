namespace Swamp.DocsGen;

/// <summary>The folder with the generated pages.</summary>
internal static class ReferenceFolder
{
    /// <summary>Files that are there but are not generated any more.</summary>
    public static IReadOnlyList<string> Stale(string folder, IReadOnlyDictionary<string, string> pages) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !pages.ContainsKey(Relative(folder, f)))];

    private static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');
}
