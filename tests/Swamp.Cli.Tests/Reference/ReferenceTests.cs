using Swamp.DocsGen;

namespace Swamp.Cli.Tests.Reference;

public sealed class ReferenceTests
{
    private const string Remedy = "run eng/update-reference.sh";

    private static readonly Lazy<SortedDictionary<string, string>> Pages = new(DocsGen.Reference.Build);

    [Fact]
    public void Reference_InTheRepository_IsUpToDate()
    {
        var folder = Path.Combine(SourceTree.Root, "docs", "reference");
        foreach (var (path, text) in Pages.Value)
        {
            var file = Path.Combine(folder, path);
            Assert.True(File.Exists(file), $"docs/reference/{path} is missing; {Remedy}");
            Assert.True(File.ReadAllText(file).ReplaceLineEndings("\n") == text, $"docs/reference/{path} is stale; {Remedy}");
        }

        Assert.True(ReferenceFolder.Stale(folder, Pages.Value) is [], $"docs/reference has pages of things that are gone; {Remedy}");
    }

    [Fact]
    public void Reference_BuiltTwice_IsTheSame() => Assert.Equal(DocsGen.Reference.Build(), DocsGen.Reference.Build());

    [Fact]
    public void Pages_Tables_HaveNoEmptyMeaning()
    {
        var holes = from page in Pages.Value
                    where page.Key.EndsWith(".md", StringComparison.Ordinal)
                    from line in page.Value.Split('\n')
                    let cells = line.Split(" | ")
                    where line.StartsWith("| `", StringComparison.Ordinal) && cells.Length >= 3 && string.IsNullOrWhiteSpace(cells[2].TrimEnd('|'))
                    where page.Key.StartsWith("commands/", StringComparison.Ordinal)
                    select $"{page.Key}: {line}";
        Assert.Empty(holes);
    }
}
