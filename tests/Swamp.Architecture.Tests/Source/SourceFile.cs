namespace Swamp.Architecture.Tests.Source;

/// <summary>A C# file.</summary>
/// <param name="Path">Path from the root of the repository, with forward slashes.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Code">The same without comments and without what stands in strings.</param>
internal sealed record SourceFile(string Path, string Text, string Code)
{
    public IEnumerable<string> CodeLines => Code.Split('\n');

    public static SourceFile Read(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        return new SourceFile(System.IO.Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'), text, CodeOnly.Of(text));
    }
}
