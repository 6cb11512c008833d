using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Audit;

namespace Swamp.Engine.Tests.Audit;

public sealed class HookPayloadTests
{
    private static readonly string[] Tools = ["claude", "cursor", "kiro", "opencode", "copilot", "codex", "", "ü"];

    [Theory]
    [InlineData("claude", """{"tool_name":"Bash","tool_input":{"command":"ls -la"},"session_id":"s","cwd":"/r","hook_event_name":"PostToolUse"}""", null, null)]
    [InlineData("claude", """{"tool_name":"Bash","tool_input":{"command":"ls -la"},"session_id":"s","cwd":"/r","hook_event_name":"PostToolUseFailure","error":"Exit code 127\nno such\n  command\n"}""", 127, "no such command")]
    [InlineData("claude", """{"tool_name":"Bash","tool_input":{"command":"ls -la"},"session_id":"s","cwd":"/r","hook_event_name":"PostToolUseFailure"}""", null, "failed")]
    [InlineData("cursor", """{"tool_name":"Shell","tool_input":{"command":"ls -la"},"session_id":"s","cwd":"/r"}""", null, null)]
    [InlineData("cursor", """{"tool_name":"Shell","tool_input":{"command":"ls -la"},"session_id":"s","cwd":"/r","error_message":"failed with status code 2"}""", 2, "failed with status code 2")]
    [InlineData("kiro", """{"tool_name":"execute_bash","tool_input":{"command":"ls -la"},"session_id":"s","cwd":"/r","tool_response":{"success":true}}""", null, null)]
    [InlineData("kiro", """{"toolName":"shell","toolArgs":{"command":"ls -la"},"sessionId":"s","cwd":"/r","toolSuccess":false,"toolResult":"Exit code 1"}""", 1, "Exit code 1")]
    [InlineData("kiro", """{"tool_name":"execute_cmd","tool_input":{"command":"ls -la"},"session_id":"s","cwd":"/r","tool_response":{"success":false,"error":"boom"}}""", null, "boom")]
    [InlineData("opencode", """{"tool_name":"bash","tool_input":{"command":"ls -la"},"session_id":"s","cwd":"/r","error":"Exit code 3"}""", 3, "Exit code 3")]
    [InlineData("copilot", """{"toolName":"bash","toolArgs":"{\"command\":\"ls -la\"}","sessionId":"s","cwd":"/r"}""", null, null)]
    [InlineData("copilot", """{"tool_name":"bash","tool_input":{"command":"ls -la"},"session_id":"s","cwd":"/r","hook_event_name":"PostToolUseFailure"}""", null, "failed")]
    public void Read_ShellCommand_IsUnderstood(string tool, string json, int? exitCode, string? error) =>
        Assert.Equal(new HookCall("ls -la", "/r", "s", exitCode, error), HookPayload.Read(tool, json)); // AUD-4

    [Theory]
    [InlineData("claude", """{"tool_name":"Read","tool_input":{"command":"x"}}""")]
    [InlineData("claude", """{"tool_name":"Bash","tool_input":{}}""")]
    [InlineData("claude", """{"tool_name":"Bash","tool_input":{"command":"   "}}""")]
    [InlineData("claude", """{"tool_name":"Bash","tool_input":{"command":7}}""")]
    [InlineData("claude", """{"tool_name":"Bash","tool_name":"Bash","tool_input":{"command":"x"}}""")]
    [InlineData("claude", """{"tool_name":"Bash","tool_input":{"command":"\ud800"}}""")]
    [InlineData("claude", "[1]")]
    [InlineData("claude", "{")]
    [InlineData("claude", "")]
    [InlineData("copilot", """{"toolName":"bash","toolArgs":"{"}""")]
    [InlineData("codex", """{"tool_name":"Bash","tool_input":{"command":"x"}}""")]
    public void Read_AnythingElse_IsIgnored(string tool, string json) => Assert.Null(HookPayload.Read(tool, json)); // AUD-1

    [Fact]
    public void Read_VeryDeepJson_IsIgnored() => Assert.Null(HookPayload.Read("claude", string.Concat(Enumerable.Repeat("{\"tool_name\":", 100_000))));

    [Fact]
    public void Read_AnyText_NeverThrows()
    {
        var values = Gen.Elements("1", "null", "true", "\"Bash\"", "\"bash\"", "\"\\ud800\"", "{\"command\":\"x\"}", "{\"command\":null}", "[]", "\"{\\\"command\\\":1}\"", "{\"success\":\"no\"}");
        var names = Gen.Elements("tool_name", "toolName", "tool_input", "toolArgs", "session_id", "error", "cwd", "tool_response", "hook_event_name", "toolSuccess", "toolResult");
        var members = Gen.ListOf(from name in names from value in values select $"\"{name}\":{value}");
        var texts = members.Select(static list => "{" + string.Join(',', list) + "}");
        Prop.ForAll(texts.ToArbitrary(), Gen.Elements(Tools).ToArbitrary(), static (text, tool) =>
        {
            HookPayload.Read(tool, text);
            HookPayload.Read(tool, text[(text.Length / 2)..]);
        }).QuickCheckThrowOnFailure();
    }
}
