namespace Swamp.Cli.Tests.Framework;

public sealed class UsageTests
{
    [Fact]
    public async Task Arguments_Missing_NamesThemAll_GEN7()
    {
        var run = await Shell.RunThingAsync("thing", "put");
        Assert.Equal(1, run.Exit);
        Assert.Contains("Error: Missing argument(s): name, value\n", run.Error);
        Assert.Contains("Hint:  swamp thing put --help\n", run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Arguments_MissingInJson_IsOneDocument_GEN5()
    {
        var run = await Shell.RunThingAsync("thing", "put", "--json");
        Assert.Equal(1, run.Exit);
        Assert.Equal("Missing argument(s): name, value", (string?)run.ErrorJson["error"]);
        Assert.Equal("invalid_argument", (string?)run.ErrorJson["code"]);
    }

    [Theory]
    [InlineData("--limti", "5")]
    [InlineData("--limti=5")]
    public async Task Option_Unknown_OffersTheNearest_GEN7(params string[] typed)
    {
        var run = await Shell.RunThingAsync(["thing", "get", .. typed]);
        Assert.Equal(1, run.Exit);
        Assert.Contains("Unknown option --limti for 'swamp thing get'. Did you mean '--limit'?", run.Error);
    }

    [Fact]
    public async Task Option_UnknownAfterArguments_IsNotTakenForAnArgument_GEN7()
    {
        var run = await Shell.RunThingAsync("thing", "get", "x", "--limti");
        Assert.Equal(1, run.Exit);
        Assert.Contains("Unknown option --limti", run.Error);
    }

    [Fact]
    public async Task Option_UnknownAtRootInJson_IsADocument_GEN5()
    {
        var run = await Shell.RunAsync("--jsno", "--json");
        Assert.Equal(1, run.Exit);
        Assert.Equal("Unknown option --jsno for 'swamp'. Did you mean '--json'?", (string?)run.ErrorJson["error"]);
    }

    [Theory]
    [InlineData("--", "--weird")]
    [InlineData("-5")]
    [InlineData("-")]
    [InlineData("@file")]
    [InlineData("日本語 🐊")]
    [InlineData("a=b")]
    public async Task Argument_UnusualText_IsPassedOn(params string[] typed)
    {
        var run = await Shell.RunThingAsync(["thing", "get", .. typed]);
        Assert.Equal(0, run.Exit);
        Assert.StartsWith($"name={typed[^1]}\n", run.Output);
    }

    [Fact]
    public async Task Command_Unknown_OffersTheNearest_GEN8()
    {
        var run = await Shell.RunThingAsync("thing", "gte");
        Assert.Equal(2, run.Exit);
        Assert.Contains("Unknown command 'swamp thing gte'. Did you mean 'get'?", run.Error);
    }

    [Fact]
    public async Task Command_UnknownInJson_IsADocument_GEN8()
    {
        var run = await Shell.RunThingAsync("thign", "--json");
        Assert.Equal(2, run.Exit);
        Assert.Equal("Unknown command 'swamp thign'. Did you mean 'thing'?", (string?)run.ErrorJson["error"]);
        Assert.Equal("usage", (string?)run.ErrorJson["code"]);
    }

    [Theory]
    [InlineData("swamp")]
    [InlineData("[suggest]")]
    [InlineData("")]
    [InlineData("@file")]
    [InlineData("日本語")]
    public async Task Command_NoSuchWord_ExitsWithTwo_GEN7(string word)
    {
        var run = await Shell.RunAsync(word);
        Assert.Equal(2, run.Exit);
        Assert.Contains($"Unknown command 'swamp {word}'.", run.Error);
    }

    [Fact]
    public async Task Command_VeryLongWord_IsShortenedInTheMessage()
    {
        var run = await Shell.RunAsync(new string('x', 100_000));
        Assert.Equal(2, run.Exit);
        Assert.InRange(run.Error.Length, 80, 300);
    }

    [Fact]
    public async Task Arguments_TooMany_ExitsWithTwo_GEN7()
    {
        var run = await Shell.RunThingAsync("thing", "get", "a", "b", "c");
        Assert.Equal(2, run.Exit);
        Assert.Contains("Too many arguments for 'swamp thing get': 'c' is not expected.", run.Error);
    }

    [Fact]
    public async Task RequiredOption_Missing_ShowsHelpAndError_GEN9()
    {
        var run = await Shell.RunThingAsync("thing", "put", "a", "b");
        Assert.Equal(2, run.Exit);
        Assert.Contains("Usage:\n  swamp thing put <name> <value> [options]", run.Error);
        Assert.EndsWith("Error: Missing required option --must.\nHint:  swamp thing put --help\n", run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task RequiredOption_MissingInJson_IsOneDocument_GEN9()
    {
        var run = await Shell.RunThingAsync("thing", "put", "a", "b", "--json");
        Assert.Equal(2, run.Exit);
        Assert.Equal("Missing required option --must.", (string?)run.ErrorJson["error"]);
    }

    [Fact]
    public async Task Group_WithoutSubcommand_ShowsHelp_GEN10()
    {
        var run = await Shell.RunThingAsync("thing");
        Assert.Equal(0, run.Exit);
        Assert.Contains("Commands:\n", run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Group_WithoutSubcommandInJson_NamesThem_GEN10()
    {
        var run = await Shell.RunThingAsync("thing", "--json");
        Assert.Equal(1, run.Exit);
        Assert.Equal("No subcommand specified", (string?)run.ErrorJson["error"]);
        Assert.Equal(["get", "put", "fail", "list"], run.ErrorJson["availableCommands"]!.AsArray().Select(n => (string?)n));
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("--limit", "abc", "Option --limit: 'abc' is not a whole number.")]
    [InlineData("--kind", "alhpa", "Option --kind: 'alhpa' is not one of alpha, beta. Did you mean 'alpha'?")]
    [InlineData("--kind", "--json", "Option --kind needs a value.")]
    [InlineData("--force=maybe", "y", "Option --force takes no value, but was given 'maybe'.")]
    public async Task Option_UnusableValue_IsRefusedInWords(string option, string value, string message)
    {
        var run = await Shell.RunThingAsync("thing", "get", "x", option, value);
        Assert.Equal(1, run.Exit);
        Assert.Contains(message, run.Error);
    }

    [Theory]
    [InlineData("thing", "get", "x", "--limit")]
    [InlineData("thing", "get", "x", "--repo-dir")]
    [InlineData("thing", "--log-level")]
    [InlineData("--log-level")]
    public async Task Option_AtTheEndWithoutValue_IsRefused(params string[] typed)
    {
        var run = await Shell.RunThingAsync(typed);
        Assert.Equal(1, run.Exit);
        Assert.Contains($"Option {typed[^1]} needs a value.", run.Error);
    }

    [Fact]
    public async Task Options_EverySpelling_MeansTheSame()
    {
        const string Expected = "name=x\nother=\nlimit=3\nkind=beta\nforce=True\ntags=a=b|@c\n";
        string[][] spellings =
        [
            ["thing", "get", "x", "--limit", "3", "--kind", "beta", "--force", "--tag", "a=b", "--tag", "@c"],
            ["thing", "get", "--limit=3", "--kind=beta", "-f", "--tag=a=b", "--tag=@c", "x"],
            ["thing", "get", "-n", "3", "--kind", "beta", "--force=true", "--tag", "a=b", "--tag", "@c", "--", "x"],
            ["stuff", "get", "x", "-fn", "3", "--kind", "beta", "--tag", "a=b", "--tag", "@c"],
        ];
        foreach (var spelling in spellings)
        {
            Assert.Equal(Expected, (await Shell.RunThingAsync(spelling)).Output);
        }
    }

    [Fact]
    public async Task Flag_BeforeAWordThatReadsTrue_TakesNoValue()
    {
        var run = await Shell.RunThingAsync("thing", "get", "--force", "true", "--log", "false");
        Assert.StartsWith("name=true\nother=false\n", run.Output);
        Assert.Contains("force=True", run.Output);
        Assert.Contains("force=False", (await Shell.RunThingAsync("thing", "get", "x", "--force=false")).Output);
    }
}
