using Swamp.Cli.Tests.Reference;

namespace Swamp.Cli.Tests.Docs;

/// <summary>The tutorials: documents that a newcomer types from.</summary>
internal static class Tutorials
{
    /// <summary>Their paths relative to the source tree.</summary>
    public static IEnumerable<string> All() =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "tutorial-*.md")
            .Select(f => Path.GetRelativePath(SourceTree.Root, f))
            .Order(StringComparer.Ordinal);
}
