using Swamp.Cli.Tests.Reference;

namespace Swamp.Cli.Tests.Docs;

/// <summary>The executable that documents are tried with.</summary>
internal static class BuiltSwamp
{
    /// <summary>
    /// The published one of <c>./build.sh</c>, which <c>./test.sh</c> runs first; the managed build beside the tests when nothing has been
    /// published.
    /// </summary>
    public static string Folder { get; } = Published() ?? AppContext.BaseDirectory;

    private static string? Published()
    {
        var folder = Path.Combine(SourceTree.Root, "artifacts", "swamp");
        return File.Exists(Path.Combine(folder, "swamp")) ? folder : null;
    }
}
