namespace Swamp.Cli.Tests.Docs;

public sealed class ConsoleBlocksTests
{
    [Fact]
    public void Read_CommandsAndOutput_AreToldApart()
    {
        var steps = ConsoleBlocks.Read("text\n```console\n$ one \\\n  more\nout\n\n$ two\nbad\n(exit status 2)\n```\n```sh\n$ not this\n```\n");
        Assert.Equal(2, steps.Count);
        Assert.Equal(("one \\\n  more", 3, 0), (steps[0].Command, steps[0].Line, steps[0].ExitStatus));
        Assert.Equal(["out", ""], steps[0].Shown);
        Assert.Equal(("two", 2), (steps[1].Command, steps[1].ExitStatus));
        Assert.Equal(["bad"], steps[1].Shown);
    }

    [Fact]
    public void Read_HereDocument_BelongsToTheCommand()
    {
        var step = Assert.Single(ConsoleBlocks.Read("```console\n$ cat > f <<'YAML'\n$ a: 1\nYAML\nout\n```\n"));
        Assert.Equal("cat > f <<'YAML'\n$ a: 1\nYAML", step.Command);
        Assert.Equal(["out"], step.Shown);
    }

    [Theory]
    [InlineData("same", "same\n", null)]
    [InlineData("part", "a part of it\n", null)]
    [InlineData("took … ms", "took 12 ms", null)]
    [InlineData("took … ms", "took 12 s", "took … ms")]
    [InlineData("…", "", null)]
    [InlineData("first\n…\nlast", "first\na\nlast\n", null)]
    [InlineData("first\nlast", "first\na\nb\n", "last")]
    [InlineData("two\none", "one\ntwo", "one")]
    [InlineData("same\nsame", "same and same", "same")]
    [InlineData("b…a", "ab", "b…a")]
    public void FirstMissing_Fragments_MustStandInOrder(string shown, string output, string? missing) =>
        Assert.Equal(missing, ExpectedOutput.FirstMissing(shown.Split('\n'), output));
}
