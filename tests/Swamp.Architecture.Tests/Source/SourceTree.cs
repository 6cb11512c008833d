namespace Swamp.Architecture.Tests.Source;

/// <summary>The repository that the tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file of the product.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } = Read("src");

    /// <summary>Every C# file that we write: product, tools, tests.</summary>
    public static IReadOnlyList<SourceFile> Everything { get; } = [.. Product, .. Read("eng"), .. Read("tests"), .. Read("bench")];

    private static List<SourceFile> Read(string folder)
    {
        var path = Path.Combine(Root, folder);
        return !Directory.Exists(path)
            ? []
            : [.. Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(IsOurs).Select(SourceFile.Read)];
    }

    private static bool IsOurs(string file) =>
        !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "artifacts" or "node_modules" or "fixtures");

    private static string FindRoot()
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
