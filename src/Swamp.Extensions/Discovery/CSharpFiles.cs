namespace Swamp.Extensions.Discovery;

/// <summary>Which files are compiled together with an entry in C#.</summary>
internal static class CSharpFiles
{
    /// <summary>
    /// The files without an entry of their own in the entry's folder and below it. At the top of a folder of extensions a file stands alone. What
    /// <c>#:include</c> names comes on top.
    /// </summary>
    public static IEnumerable<string> Of(ExtensionSource source, SourceIndex index)
    {
        var folder = Path.GetDirectoryName(source.Path)!;
        return folder == source.Folder.Path || !Directory.Exists(folder)
            ? []
            : Below(folder).Where(file => file != source.Path && index.Of(file) is { Kind: null }).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Below(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        return Directory.EnumerateFiles(folder, "*.cs", options).Where(file => SourceFinder.IsSource(Path.GetFileName(file)) && !IsOutput(Path.GetRelativePath(folder, file)));
    }

    /// <summary>What an editor's own build leaves behind.</summary>
    private static bool IsOutput(string relative) => relative.Split('/', '\\').Any(static part => part is "bin" or "obj");
}
