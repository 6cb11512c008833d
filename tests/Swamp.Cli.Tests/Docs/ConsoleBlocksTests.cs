namespace Swamp.Cli.Tests.Docs;

public sealed class ConsoleBlocksTests
{
    [Fact]
    public void Read_CommandsAndOutput_AreToldApart()
    {
        var steps = ConsoleBlocks.Read("text\n```console\n$ one\n> more\nout\n\n$ two\nbad\n(exit status 2)\n```\n```sh\n$ not this\n```\n");
        Assert.Equal(2, steps.Count);
        Assert.Equal(("one\nmore", 3, 0), (steps[0].Command, steps[0].Line, steps[0].ExitStatus));
        Assert.Equal(["out", ""], steps[0].Expected);
        Assert.Equal(("two", 2), (steps[1].Command, steps[1].ExitStatus));
        Assert.Equal(["bad"], steps[1].Expected);
    }

    [Theory]
    [InlineData("same", "same\n", true)]
    [InlineData("took … ms", "took 12 ms", true)]
    [InlineData("took … ms", "took 12 s", false)]
    [InlineData("…", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "something", false)]
    [InlineData("first\n…\nlast", "first\na\nb\nlast\n", true)]
    [InlineData("first\n…\nlast", "first\na\nb\n", false)]
    [InlineData("a…c…e", "abcbcde", true)]
    [InlineData("shown", "shown\nand more", false)]
    [InlineData("one\ntwo", "one", false)]
    public void Matches_Wildcards_StandForAnything(string expected, string actual, bool matches) =>
        Assert.Equal(matches, ExpectedOutput.Matches(expected.Length == 0 ? [] : expected.Split('\n'), actual));
}
