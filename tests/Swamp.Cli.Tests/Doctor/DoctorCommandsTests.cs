using System.Text.Json.Nodes;
using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Doctor;

public sealed class DoctorCommandsTests : IDisposable
{
    // Records as the real program would: one line in the file of the test's day.
    private const string Recording =
        "command=$(cat | sed 's/.*\"command\":\"\\([^\"]*\\)\".*/\\1/')\n"
        + "printf '{\"timestamp\":\"2026-03-04T05:06:07.089Z\",\"command\":\"%s\",\"cwd\":\".\"}\\n' \"$command\" >> .swamp/audit/commands-2026-03-04.jsonl\n";

    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Doctor_FreshRepository_IsWell()
    {
        _cli.Program("bin/swamp", "");
        _cli.Program("bin/claude", "");
        await _cli.RunAsync("init");

        var outcome = await _cli.RunAsync("doctor", "--json");

        Assert.Equal(0, outcome.Exit);
        var json = JsonNode.Parse(outcome.Output)!;
        Assert.Equal("pass", json["overallStatus"]!.GetValue<string>());
        Assert.All(json["checks"]!.AsArray(), static check => Assert.Equal("pass", check!["status"]!.GetValue<string>()));
        Assert.Contains("repository", json["checks"]!.AsArray().Select(static check => check!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Doctor_BrokenDefinition_FailsWithItsPlace()
    {
        await _cli.RunAsync("init");
        _cli.Write("repo/models/command/shell/bad.yaml", "type: command/shell\nname: [\n");

        var outcome = await _cli.RunAsync("doctor");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("✗ definitions: 1 definitions cannot be read\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("bad.yaml:", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("OVERALL: fail\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_CopiedDefinition_FailsWithBothFiles()
    {
        const string Text = "type: command/shell\nid: 11111111-1111-4111-8111-111111111111\nversion: 1\n";
        await _cli.RunAsync("init");
        _cli.Write("repo/models/command/shell/one.yaml", Text + "name: one\n");
        _cli.Write("repo/models/command/shell/two.yaml", Text + "name: two\n");

        var outcome = await _cli.RunAsync("doctor");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("models/command/shell/one.yaml and models/command/shell/two.yaml", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoctorData_NamesTheVersionThatWasChangedOnDisk()
    {
        await _cli.With("PATH", "/usr/bin:/bin").RunAsync("init", "-t", "none");
        foreach (var word in new[] { "one", "two" })
        {
            Assert.Equal(0, (await _cli.RunAsync("model", "method", "run", "command/shell", "execute", "m", "--input", $"run=echo {word}")).Exit);
        }

        var before = await _cli.RunAsync("doctor", "data", "--json");
        var raw = Directory.EnumerateFiles(Path.Combine(_cli.Folder, ".swamp/data"), "raw", SearchOption.AllDirectories).First(static path => path.Contains("/result/1/", StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(raw);
        bytes[^2] ^= 1;
        await File.WriteAllBytesAsync(raw, bytes);
        var after = await _cli.RunAsync("doctor", "data", "--json");

        Assert.Equal((0, "pass"), (before.Exit, (string?)JsonNode.Parse(before.Output)!["overallStatus"]));
        Assert.Equal((1, "fail"), (after.Exit, (string?)JsonNode.Parse(after.Output)!["overallStatus"]));
        var damage = Assert.Single(JsonNode.Parse(after.Output)!["damaged"]!.AsArray())!;
        Assert.Equal(("command/shell", "result", 1), ((string?)damage["modelType"], (string?)damage["name"], (int?)damage["version"]));
    }

    [Fact]
    public async Task Doctor_BrokenVaultIsReported_AndABrokenCatalogueMendsItself()
    {
        await _cli.RunAsync("init", "-t", "none");
        _cli.Write("repo/vaults/local_encryption/x.yaml", "name: [\n");
        _cli.Write("repo/.swamp/data/_catalog.db", "not a database, but long enough to look like one");

        var checks = JsonNode.Parse((await _cli.RunAsync("doctor", "--json")).Output)!["checks"]!.AsArray();

        Assert.Equal("warn", checks.Single(static check => check!["id"]!.GetValue<string>() == "vaults")!["status"]!.GetValue<string>());
        Assert.Equal("pass", checks.Single(static check => check!["id"]!.GetValue<string>() == "catalogue")!["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(null, "not a swamp repository", "swamp repo init")]
    [InlineData("swampVersion: 1\n", ".swamp.yaml:1:", "docs/repository.md")]
    public async Task Doctor_NoUsableRepository_FailsAndSaysHowToGoOn(string? marker, string message, string fix)
    {
        if (marker is not null)
        {
            _cli.Write("repo/.swamp.yaml", marker);
        }

        var outcome = await _cli.RunAsync("doctor");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains(message, outcome.Output, StringComparison.Ordinal);
        Assert.Contains(fix, outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20270101.1.0", "newer swamp")]
    [InlineData("20250101.1.0", "older swamp")]
    public async Task Doctor_OtherVersion_Warns(string version, string message)
    {
        _cli.Program("bin/swamp", "");
        await _cli.RunAsync("init", "-t", "none");
        _cli.Write("repo/.swamp.yaml", _cli.Read("repo/.swamp.yaml").Replace("20260206.200442.0", version, StringComparison.Ordinal));

        var outcome = await _cli.RunAsync("doctor");

        Assert.Equal(0, outcome.Exit);
        Assert.Contains(message, outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("OVERALL: warn\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoctorAudit_EverythingInPlace_Passes()
    {
        // DOC-1, DOC-4
        _cli.Executable = _cli.Program("bin/swamp", Recording);
        _cli.Program("bin/claude", "");
        await _cli.RunAsync("init");

        var outcome = await _cli.RunAsync("doctor", "audit", "--json");

        Assert.Equal(0, outcome.Exit);
        var json = JsonNode.Parse(outcome.Output)!;
        Assert.Equal(("claude", "pass"), (json["tool"]!.GetValue<string>(), json["overallStatus"]!.GetValue<string>()));
        Assert.Equal(
            ["binary-on-path", "swamp-binary-on-path", "agent-config-loadable", "recording-smoke-test"],
            json["checks"]!.AsArray().Select(static check => check!["name"]!.GetValue<string>()));
        Assert.Contains("message", (await _cli.RunAsync("audit", "--json")).Output, StringComparison.Ordinal);
        Assert.Contains("smoke-test", (await _cli.RunAsync("audit", "--json", "--include-diagnostic")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claude", ".claude/settings.local.json")]
    [InlineData("cursor", ".cursor/hooks.json")]
    [InlineData("copilot", ".github/hooks/swamp-audit.json")]
    [InlineData("opencode", ".opencode/plugins/swamp-audit.ts")]
    [InlineData("kiro", ".kiro/agents/swamp.json")]
    public async Task DoctorAudit_MissingHooks_FailAndNoCheckIsLeftOut(string tool, string file)
    {
        // DOC-3
        _cli.Executable = _cli.Program("bin/swamp", "exit 3\n");
        await _cli.RunAsync("init", "-t", tool);
        var before = JsonNode.Parse((await _cli.RunAsync("doctor", "audit", "--json")).Output)!;
        File.WriteAllText(Path.Combine(_cli.Folder, file), "{}");

        var outcome = await _cli.RunAsync("doctor", "audit", "--json");

        Assert.Equal(1, outcome.Exit);
        Assert.Equal("pass", Status(before, "agent-config-loadable"));
        var after = JsonNode.Parse(outcome.Output)!;
        Assert.Equal("fail", Status(after, "agent-config-loadable"));
        Assert.Equal("fail", Status(after, "recording-smoke-test"));
        Assert.Equal(tool == "kiro" ? 5 : 4, after["checks"]!.AsArray().Count);
    }

    [Fact]
    public async Task DoctorAudit_ToolWithoutHooks_IsSkippedWithSuccess()
    {
        // DOC-2
        await _cli.RunAsync("init", "-t", "codex");

        var outcome = await _cli.RunAsync("doctor", "audit");

        Assert.Equal(0, outcome.Exit);
        Assert.StartsWith("– recording-smoke-test:", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("OVERALL: warn\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoctorAudit_NoTool_IsAnError()
    {
        await _cli.RunAsync("init", "-t", "none");

        Assert.Equal(1, (await _cli.RunAsync("doctor", "audit")).Exit);
    }

    [Fact]
    public async Task DoctorInstall_WorksOutsideARepository()
    {
        // DOC-16
        _cli.Executable = _cli.Program("bin/swamp", "");

        var outcome = await _cli.RunAsync("doctor", "install", "--json");

        Assert.Equal(0, outcome.Exit);
        var json = JsonNode.Parse(outcome.Output)!;
        Assert.Equal(
            ["binaryPath", "owner", "currentVersion", "writable", "writableMessage", "autoupdate", "overallStatus"],
            json.AsObject().Select(static member => member.Key));
        Assert.Equal(("<root>/bin/swamp", "healthy"), (json["binaryPath"]!.GetValue<string>(), json["overallStatus"]!.GetValue<string>()));
    }

    private static string Status(JsonNode json, string name) =>
        json["checks"]!.AsArray().Single(check => check!["name"]!.GetValue<string>() == name)!["status"]!.GetValue<string>();
}
