using System.Text.Json.Nodes;
using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Audit;

public sealed class AuditCommandsTests : IDisposable
{
    private const string Failed =
        """{"tool_name":"Bash","tool_input":{"command":"make all"},"session_id":"s1","hook_event_name":"PostToolUseFailure","error":"Exit code 2\nboom"}""";

    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Audit_Json_HasTheShape()
    {
        // AUD-2, AUD-10
        await _cli.RunAsync("init");
        await _cli.RunWithInputAsync(Failed, "audit", "record", "--from-hook");
        _cli.Clock.Now += TimeSpan.FromSeconds(1);
        await _cli.RunWithInputAsync("""{"tool_name":"Shell","tool_input":{"command":"swamp data list"},"session_id":"s1"}""", "audit", "record", "--from-hook", "--tool", "cursor");

        var outcome = await _cli.RunAsync("audit", "--json");

        Assert.Equal(
            """
            {
              "entries": [
                {
                  "timestamp": "2026-03-04T05:06:07.089Z",
                  "source": "direct",
                  "summary": "make all",
                  "status": "error",
                  "sessionId": "s1",
                  "exitCode": 2,
                  "error": "boom"
                },
                {
                  "timestamp": "2026-03-04T05:06:08.089Z",
                  "source": "swamp",
                  "summary": "swamp data list",
                  "status": "success"
                }
              ],
              "totalSwamp": 1,
              "totalDirect": 1,
              "hoursAnalyzed": 24
            }

            """,
            outcome.Output);
        Assert.Equal(
            "1 swamp commands and 1 others in the last 24 hours\n\n"
            + "Time                 Source  Summary\n"
            + "2026-03-04 05:06:07  direct  make all\n"
            + "                             exit 2: boom\n"
            + "2026-03-04 05:06:08  swamp   swamp data list\n",
            (await _cli.RunAsync("audit")).Output);
    }

    [Fact]
    public async Task Audit_Nothing_SaysWhatToDo()
    {
        // AUD-13
        await _cli.RunAsync("init");

        var json = JsonNode.Parse((await _cli.RunAsync("audit", "--json")).Output)!.AsObject();

        Assert.Equal(["message"], json.Select(static member => member.Key));
    }

    [Fact]
    public async Task Audit_ToolWithoutHooks_SaysSo()
    {
        await _cli.RunAsync("init", "-t", "codex");

        var json = JsonNode.Parse((await _cli.RunAsync("audit", "--json")).Output)!;

        Assert.False(json["supported"]!.GetValue<bool>());
        Assert.Equal("codex", json["tool"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("x")]
    public async Task Audit_BadHours_IsAnError(string hours)
    {
        await _cli.RunAsync("init");

        Assert.Equal(1, (await _cli.RunAsync("audit", "--hours", hours)).Exit);
    }

    [Theory]
    [InlineData("", "claude")]
    [InlineData("{", "claude")]
    [InlineData("[]", "claude")]
    [InlineData("{\"tool_name\":\"Bash\",\"tool_input\":{\"command\":[]}}", "claude")]
    [InlineData(Failed, "emacs")]
    [InlineData(Failed, "codex")]
    public async Task Record_AnythingUnusable_IsSilentSuccess(string input, string tool)
    {
        // AUD-1
        await _cli.RunAsync("init");

        var outcome = await _cli.RunWithInputAsync(input, "audit", "record", "--from-hook", "--tool", tool);

        Assert.Equal(new CliRun(0, "", ""), outcome);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_cli.Folder, ".swamp/audit")));
    }

    [Fact]
    public async Task Record_OutsideARepositoryOrWithAFileInTheWay_IsSilentSuccess()
    {
        var outside = await _cli.RunWithInputAsync(Failed, "audit", "record", "--from-hook");
        await _cli.RunAsync("init");
        Directory.Delete(Path.Combine(_cli.Folder, ".swamp/audit"));
        _cli.Write("repo/.swamp/audit", "a file");

        Assert.Equal(new CliRun(0, "", ""), outside);
        Assert.Equal(new CliRun(0, "", ""), await _cli.RunWithInputAsync(Failed, "audit", "record", "--from-hook"));
    }

    [Fact]
    public async Task Record_FolderOfTheHook_DecidesTheRepository()
    {
        // AUD-3
        await _cli.RunAsync("init");
        await _cli.RunAsync("init", "../other");
        var inside = Directory.CreateDirectory(Path.Combine(_cli.Root, "other/deep")).FullName;
        var payload = new JsonObject
        {
            ["tool_name"] = "bash",
            ["tool_input"] = new JsonObject { ["command"] = "make" },
            ["cwd"] = inside,
        };

        await _cli.RunWithInputAsync(payload.ToJsonString(), "audit", "record", "--from-hook", "--tool", "opencode");

        Assert.Contains("\"make\"", _cli.Read("other/.swamp/audit/commands-2026-03-04.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_KiroVariable_ComesBeforeStandardInput()
    {
        await _cli.RunAsync("init");
        _cli.With("USER_PROMPT", """{"toolName":"shell","toolArgs":{"command":"from variable"}}""");

        await _cli.RunWithInputAsync("{}", "audit", "record", "--from-hook", "--tool", "kiro");

        Assert.Contains("from variable", _cli.Read("repo/.swamp/audit/commands-2026-03-04.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_WithoutTheSwitch_IsAUsageError() =>
        Assert.Equal(2, (await _cli.RunAsync("audit", "record")).Exit); // GEN-9
}
