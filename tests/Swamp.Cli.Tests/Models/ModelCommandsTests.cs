using System.Text;
using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Models;

public sealed class ModelCommandsTests : IDisposable
{
    private const string Id = "11111111-1111-4111-8111-111111111111";
    private readonly string root = Directory.CreateTempSubdirectory("swamp-cli-models-").FullName;
    private readonly string file;

    public ModelCommandsTests()
    {
        File.WriteAllText(Path.Combine(root, ".swamp.yaml"), "swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\n");
        file = Path.Combine(root, "models/@acme/db/main.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"# mine\nid: {Id}\nname: main\nversion: 1\ntags: {{env: prod}}\nglobalArguments: {{region: eu, list: [1]}}\n");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Get_shows_a_model_to_people_MOD12() => Assert.Equal(
        $"""
        Name: main
        ID: {Id}
        Type: @acme/db
        Version: 1
        Tags:
          env: prod
        Global Arguments:
          region: eu
          list: [1]
        Type Version: unknown (the type is not available here)

        """,
        (await RunAsync("model", "get", "main")).Output);

    [Fact]
    public async Task Get_of_nothing_is_an_error_with_a_suggestion_MOD11()
    {
        var run = await RunAsync("model", "get", "mian", "--json");

        Assert.Equal(1, run.Exit);
        Assert.Equal("", run.Output);
        Assert.Equal("model_not_found", run.ErrorJson["code"]!.GetValue<string>());
        Assert.Equal("Model not found: mian. Did you mean 'main'?", run.ErrorJson["error"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("search")]
    [InlineData("list")]
    public async Task Search_without_a_terminal_writes_json_GEN11_GEN12(string word) =>
        Assert.Equal("main", (await RunAsync("model", word, "MAI")).Json["results"]![0]!["name"]!.GetValue<string>());

    [Fact]
    public async Task Search_on_a_terminal_writes_a_table()
    {
        using var terminal = Terminal(interactive: true);

        var run = await Shell.RunAsync(terminal, null, "model", "search");

        Assert.Equal($"Name  Type      ID\nmain  @acme/db  {Id}\n", run.Output);
    }

    [Fact]
    public async Task Create_of_an_unknown_type_says_what_to_do() =>
        Assert.Contains("swamp extension pull @acme/nothing", (await RunAsync("model", "create", "@acme/nothing", "x")).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("region")]
    [InlineData("=x")]
    [InlineData("a:json={")]
    public async Task Create_with_a_malformed_argument_names_it_INP3_INP5(string entry)
    {
        var run = await RunAsync("model", "create", "@acme/db", "x", "--global-arg", entry);

        Assert.Equal(1, run.Exit);
        Assert.Contains("--global-arg", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_from_standard_input_replaces_the_file_MOD20()
    {
        using var terminal = Terminal(input: "# new\nname: next\nversion: 2\n");

        var run = await Shell.RunAsync(terminal, null, "model", "edit", "main", "--json");

        Assert.Equal(["path", "status", "name", "type", "editType"], run.Json.Select(p => p.Key));
        Assert.Equal("updated", run.Json["status"]!.GetValue<string>());
        Assert.False(File.Exists(file));
        Assert.Contains(Id, await File.ReadAllTextAsync(Path.Combine(root, "models/@acme/db/next.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_from_standard_input_refuses_what_is_broken_MOD21()
    {
        var before = await File.ReadAllTextAsync(file);
        using var terminal = Terminal(input: "name: main\nversion: x\n");

        var run = await Shell.RunAsync(terminal, null, "model", "edit", "main");

        Assert.Equal(1, run.Exit);
        Assert.Contains("stdin:2:10: Invalid YAML from stdin", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("VISUAL", "sed -i -e s/prod/test/")]
    [InlineData("EDITOR", "sed -i -e 's/prod/test/'")]
    public async Task Edit_in_an_editor_works_on_a_copy_and_saves_it_MOD20(string variable, string editor)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The editor of this test is a Unix tool.");
        var run = await EditAsync(variable, editor);

        Assert.Equal(["path", "editor", "status", "name", "type", "editType"], run.Json.Select(p => p.Key));
        Assert.Equal("opened", run.Json["status"]!.GetValue<string>());
        Assert.StartsWith("# mine\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Contains("{env: test}", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1\n")]
    [InlineData("main\n")]
    [InlineData("nonsense\n9\nMAI\n")]
    public async Task Edit_without_a_name_on_a_terminal_asks_which_model_MOD22(string answers)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The editor of this test is a Unix tool.");
        using var terminal = Terminal(answers, interactive: true);
        var run = await Shell.RunAsync(terminal, new Dictionary<string, string> { ["EDITOR"] = "sed -i -e s/prod/test/" }, "model", "edit");

        Assert.True(run.Exit == 0, run.Error);
        Assert.Contains("   1  main (@acme/db)\nWhich model?", run.Error, StringComparison.Ordinal);
        Assert.Contains("{env: test}", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public async Task Edit_without_a_name_and_without_an_answer_changes_nothing_MOD22(string answers)
    {
        using var terminal = Terminal(answers, interactive: true);
        var run = await Shell.RunAsync(terminal, null, "model", "edit");

        Assert.NotEqual(0, run.Exit);
        Assert.Contains("No model was chosen", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_in_an_editor_that_breaks_the_text_keeps_the_file_and_the_text()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The editor of this test is a Unix tool.");
        var before = await File.ReadAllTextAsync(file);

        var run = await EditAsync("EDITOR", "sed -i -e 's/name: main/name: [/'");

        Assert.Equal(1, run.Exit);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        var hint = run.ErrorJson["hint"]!.GetValue<string>();
        Assert.StartsWith("Your text is kept in ", hint, StringComparison.Ordinal);
        var copy = hint["Your text is kept in ".Length..];
        Assert.Contains("name: [", await File.ReadAllTextAsync(copy), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
    }

    [Fact]
    public async Task Edit_in_an_editor_that_fails_changes_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The editor of this test is a Unix tool.");
        Assert.Contains("exit code 3", (await EditAsync("EDITOR", "exit 3 #")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model", "edit", "main")]
    [InlineData("model", "edit")]
    public async Task Edit_without_anything_to_edit_with_is_an_error_MOD22(params string[] arguments) => Assert.Equal(1, (await RunAsync(arguments)).Exit);

    [Fact]
    public async Task Delete_asks_and_an_empty_answer_means_no_GEN13()
    {
        using var no = Terminal(input: "\n", interactive: true);
        var kept = await Shell.RunAsync(no, null, "model", "delete", "main");
        Assert.Contains("Delete model main (@acme/db)? [y/N]", kept.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(file));

        using var yes = Terminal(input: "y\n", interactive: true);
        Assert.StartsWith("Deleted: main (@acme/db)\n", (await Shell.RunAsync(yes, null, "model", "delete", "main")).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Delete_without_a_terminal_needs_yes_GEN13()
    {
        Assert.Equal(1, (await RunAsync("model", "delete", "main")).Exit);
        Assert.StartsWith("Would delete: main", (await RunAsync("model", "delete", "main", "--dry-run")).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
        Assert.Equal(0, (await RunAsync("model", "delete", "main", "-y")).Exit);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Validate_of_a_broken_file_fails_with_the_place_MOD48()
    {
        await File.WriteAllTextAsync(file, $"id: {Id}\nname: main\nversion: 1\nmethod: {{}}\n");

        var run = await RunAsync("model", "validate", "main");

        Assert.Equal(1, run.Exit);
        Assert.Equal(
            """
            Validating: main
              ✗ Definition schema
                → models/@acme/db/main.yaml:4:1: The definition has an unknown key 'method'. Did you mean 'methods'?
            Summary: 0/1 validations passed
            Result: FAILED

            """,
            run.Output);
        Assert.Equal(1, (await RunAsync("model", "validate", "--json")).Exit);
    }

    [Fact]
    public async Task Schema_definition_works_outside_a_repository()
    {
        using var terminal = new TestTerminal { WorkingDirectory = Path.GetTempPath() };

        Assert.Equal("swamp model definition", (await Shell.RunAsync(terminal, null, "schema", "definition")).Json["title"]!.GetValue<string>());
    }

    private Task<CliRun> EditAsync(string variable, string editor) =>
        Shell.RunAsync(Terminal(), new Dictionary<string, string> { [variable] = editor }, "model", "edit", "main", "--json");

    private async Task<CliRun> RunAsync(params string[] arguments)
    {
        using var terminal = Terminal();
        return await Shell.RunAsync(terminal, null, arguments);
    }

    private TestTerminal Terminal(string input = "", bool interactive = false) => new()
    {
        WorkingDirectory = root,
        Input = new MemoryStream(Encoding.UTF8.GetBytes(input)),
        InputIsTerminal = interactive,
    };
}
