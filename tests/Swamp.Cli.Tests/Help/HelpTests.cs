using System.Reflection;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Help;
using Swamp.Cli.Tests.Framework;
using Swamp.Engine.Errors;

namespace Swamp.Cli.Tests.Help;

public sealed class HelpTests
{
    [Fact]
    public async Task Help_OfACommand_IsTheSameOnEveryWay()
    {
        var expected = (await Shell.RunAsync("version", "--help")).Output;
        Assert.StartsWith("Show the version", expected);
        Assert.Equal(expected, (await Shell.RunAsync("help", "version")).Output);
        Assert.Equal(expected, (await Shell.RunAsync("version", "-h")).Output);
        Assert.Equal(expected, (await Shell.RunAsync("help", "swamp", "version")).Output);
    }

    [Fact]
    public async Task Help_Json_DescribesTheWholeTree()
    {
        var document = (await Shell.RunAsync("help", "--json")).Json;
        var visible = CommandTree.Entries.Where(e => !e.Hidden).Select(e => e.Name);
        Assert.Equal(visible, document["command"]!["commands"]!.AsArray().Select(c => (string?)c!["name"]));
        Assert.Equal("version.get", (string?)Child(document, "version")["operation"]);
        Assert.Equal("swamp version --json", (string?)Child(document, "version")["examples"]![1]!["commandLine"]);
        Assert.Contains("--json", document["globalOptions"]!.AsArray().Select(o => (string?)o!["name"]));
        Assert.Contains(75, document["exitCodes"]!.AsArray().Select(c => (int)c!["code"]!));
    }

    [Fact]
    public async Task Help_JsonOfACommand_TellsTypesArityAndAllowedValues()
    {
        var command = (await Shell.RunThingAsync("thing", "get", "--help", "--json")).Json["command"]!;
        Assert.Equal("swamp thing get <name> [other] [options]", (string?)command["usage"]);
        Assert.Equal(1, (int)command["arguments"]![0]!["minimumValues"]!);
        Assert.Equal(0, (int)command["arguments"]![1]!["minimumValues"]!);
        var options = command["options"]!.AsArray().ToDictionary(o => (string)o!["name"]!, o => o!.AsObject());
        Assert.Equal("integer", (string?)options["--limit"]["type"]);
        Assert.Equal(["alpha", "beta"], options["--kind"]["allowedValues"]!.AsArray().Select(v => (string?)v));
        Assert.Equal("boolean", (string?)options["--force"]["type"]);
        Assert.False(options["--force"].ContainsKey("valueName"));
        Assert.True((bool)options["--tag"]["repeatable"]!);
    }

    [Fact]
    public async Task Help_UnknownWord_OffersCommandsAndTopics()
    {
        var run = await Shell.RunAsync("help", "exit-code");
        Assert.Equal(2, run.Exit);
        Assert.Contains("Did you mean 'exit-codes'?", run.Error);
        Assert.Contains("Did you mean 'version'?", (await Shell.RunAsync("help", "versoin")).Error);
    }

    [Fact]
    public async Task Help_EveryTopic_HasTextAndJson()
    {
        foreach (var (name, title) in HelpTopics.Names)
        {
            Assert.StartsWith(title, (await Shell.RunAsync("help", name)).Output);
            Assert.Equal(name, (string?)(await Shell.RunAsync("help", name, "--json")).Json["topic"]);
        }
    }

    [Fact]
    public void Topics_AndCommands_DoNotShareNames() =>
        Assert.Empty(HelpTopics.Names.Select(n => n.Name).Intersect(CommandTree.Entries.SelectMany(e => e.Aliases.Prepend(e.Name))));

    [Fact]
    public void ExitCodes_EveryConstant_HasARow()
    {
        var constants = typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (int)f.GetRawConstantValue()!).Order();
        Assert.Equal(constants, ExitCodeTable.Rows.Select(r => r.Code).Order());
    }

    [Fact]
    public async Task Help_EveryPage_FitsAScreenAndStartsWithASentence()
    {
        var document = (await Shell.RunAsync("help", "--json")).Json;
        foreach (var command in Flatten(document["command"]!.AsObject()))
        {
            var path = (string)command["path"]!;
            var page = (await Shell.RunAsync([.. path.Split(' ').Skip(1), "--help"])).Output;
            Assert.True(page.Split('\n').Length < 75, $"{path} --help is longer than a screen");
            Assert.False(string.IsNullOrWhiteSpace((string?)command["summary"]), $"{path} has no summary");
            foreach (var symbol in (command["options"]?.AsArray() ?? []).Concat(command["arguments"]?.AsArray() ?? []))
            {
                Assert.False(string.IsNullOrWhiteSpace((string?)symbol!["description"]), $"{path} {(string?)symbol["name"]} has no description");
            }
        }
    }

    [Fact]
    public async Task Examples_EveryOne_CanBeParsed()
    {
        var document = (await Shell.RunAsync("help", "--json")).Json;
        foreach (var example in Flatten(document["command"]!.AsObject()).SelectMany(c => c["examples"]?.AsArray() ?? []))
        {
            var line = (string)example!["commandLine"]!;
            Assert.StartsWith("swamp ", ShellWords.Program(line) + " ");
            var parse = CommandTree.Parse(ShellWords.Arguments(line), CommandTree.Entries);
            Assert.True(UsageErrors.Find(parse) is null, $"'{line}': {UsageErrors.Find(parse)?.Error.Message}");
        }
    }

    [Fact]
    public async Task Version_InJson_IsADocument() => Assert.Equal("20261121.0.1", (string?)(await Shell.RunAsync("--version", "--json")).Json["version"]);

    private static JsonObject Child(JsonObject document, string name) =>
        document["command"]!["commands"]!.AsArray().Single(c => (string?)c!["name"] == name)!.AsObject();

    private static IEnumerable<JsonObject> Flatten(JsonObject command) =>
        (command["commands"]?.AsArray() ?? []).SelectMany(c => Flatten(c!.AsObject())).Prepend(command);
}
