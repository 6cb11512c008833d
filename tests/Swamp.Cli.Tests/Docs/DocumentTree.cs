namespace Swamp.Cli.Tests.Docs;

/// <summary>The source tree that the tests were built from.</summary>
internal static class DocumentTree
{
    public static string Root { get; } = Find();

    /// <summary>Paths of the tutorials, relative to the root.</summary>
    public static IEnumerable<string> Tutorials() =>
        Directory.EnumerateFiles(Path.Combine(Root, "docs"), "tutorial-*.md").Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Swamp.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No Swamp.slnx above " + AppContext.BaseDirectory);
    }
}
