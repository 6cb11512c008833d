using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Agents.Settings;

/// <summary>
/// The settings files that each built-in tool gets: hooks that record the commands the tool runs, and where the tool asks before a command,
/// leave to run those swamp commands that only read (REPO-32).
/// </summary>
internal static class ToolSettings
{
    /// <summary>What the hooks run, without the option that names the tool.</summary>
    public const string RecordCommand = "swamp audit record --from-hook";

    /// <summary>Commands that read, check or write nothing but a definition; running methods and reading secrets still asks.</summary>
    private static readonly string[] Allowed =
    [
        "swamp --help", "swamp --version", "swamp help", "swamp model search", "swamp model get", "swamp model create", "swamp model validate",
        "swamp model evaluate", "swamp model type", "swamp model output", "swamp model method describe", "swamp model method history",
        "swamp workflow search", "swamp workflow get", "swamp workflow validate", "swamp workflow history", "swamp data get",
        "swamp data list", "swamp data search", "swamp data query", "swamp data versions", "swamp vault search", "swamp vault describe",
        "swamp vault list-keys", "swamp report get", "swamp report search", "swamp run history", "swamp audit", "swamp doctor",
    ];

    /// <summary>The files of a tool; none for codex and custom tools.</summary>
    /// <param name="tool">Name of the tool.</param>
    /// <param name="swampBinary">Absolute path of the swamp program.</param>
    public static IReadOnlyList<SettingsFile> For(string tool, string swampBinary) => tool switch
    {
        "claude" => [new(".claude/settings.local.json", false, Claude)],
        "cursor" => [new(".cursor/hooks.json", false, Cursor)],
        "copilot" => [new(".github/hooks/swamp-audit.json", false, Copilot)],
        "opencode" => [new(OpenCodePlugin.Path, true, static (_, _) => OpenCodePlugin.Text)],
        "kiro" =>
        [
            new(".vscode/settings.local.json", false, KiroTrust),
            new(KiroHook, true, (_, _) => KiroHookText(swampBinary)),
            new(KiroAgent, true, static (_, _) => KiroAgentText()),
            new(".kiro/settings/cli.json", false, KiroDefaultAgent),
        ],
        _ => [],
    };

    public const string KiroHook = ".kiro/hooks/swamp-audit.kiro.hook";

    public const string KiroAgent = ".kiro/agents/swamp.json";

    private static string Claude(string? text, ICollection<string> notes)
    {
        var json = JsonText.Parse(text, ".claude/settings.local.json");
        foreach (var command in Allowed)
        {
            var entry = $"Bash({command}:*)";
            json.EnsureItem(["permissions", "allow"], entry, existing => IsText(existing, entry));
        }

        foreach (var moment in new[] { "PostToolUse", "PostToolUseFailure" })
        {
            var hook = new JsonObject
            {
                ["matcher"] = "Bash",
                ["hooks"] = new JsonArray(new JsonObject { ["type"] = "command", ["command"] = RecordCommand }),
            };
            json.EnsureItem(["hooks", moment], hook, RunsRecord);
        }

        return json.ToString();
    }

    private static string Cursor(string? text, ICollection<string> notes)
    {
        var json = JsonText.Parse(text, ".cursor/hooks.json");
        json.EnsureValue(["version"], 1);
        foreach (var moment in new[] { "postToolUse", "postToolUseFailure" })
        {
            json.EnsureItem(["hooks", moment], new JsonObject { ["command"] = RecordCommand + " --tool cursor" }, RunsRecord);
        }

        return json.ToString();
    }

    private static string Copilot(string? text, ICollection<string> notes)
    {
        var json = JsonText.Parse(text, ".github/hooks/swamp-audit.json");
        json.EnsureValue(["version"], 1);
        foreach (var moment in new[] { "postToolUse", "postToolUseFailure" })
        {
            var hook = new JsonObject
            {
                ["type"] = "command",
                ["bash"] = RecordCommand + " --tool copilot",
                ["powershell"] = RecordCommand + " --tool copilot",
                ["timeoutSec"] = 10,
            };
            json.EnsureItem(["hooks", moment], hook, RunsRecord);
        }

        return json.ToString();
    }

    private static string KiroTrust(string? text, ICollection<string> notes)
    {
        var json = JsonText.Parse(text, ".vscode/settings.local.json");
        json.EnsureItem(["kiroAgent.trustedCommands"], "swamp *", static existing => IsText(existing, "swamp *"));
        return json.ToString();
    }

    private static string KiroDefaultAgent(string? text, ICollection<string> notes)
    {
        var json = JsonText.Parse(text, ".kiro/settings/cli.json");
        if (json.EnsureValue(["chat.defaultAgent"], "swamp") is { } other && !IsText(other, "swamp"))
        {
            notes.Add($".kiro/settings/cli.json keeps {other.ToJsonString()} as chat.defaultAgent; commands are recorded only under the agent \"swamp\"");
        }

        return json.ToString();
    }

    private static string KiroHookText(string swampBinary) => Text(new JsonObject
    {
        ["version"] = "1.0.0",
        ["enabled"] = true,
        ["name"] = "swamp-audit",
        ["description"] = "Records the shell commands of the agent for: swamp audit",
        ["when"] = new JsonObject { ["type"] = "postToolUse", ["toolTypes"] = new JsonArray("shell") },
        ["then"] = new JsonObject
        {
            ["type"] = "runCommand",
            ["command"] = $"\"{swampBinary}\" audit record --from-hook --tool kiro",
            ["timeout"] = 10,
        },
    });

    private static string KiroAgentText() => Text(new JsonObject
    {
        ["name"] = "swamp",
        ["description"] = "Works in this swamp repository",
        ["tools"] = new JsonArray("read", "write", "shell"),
        ["allowedTools"] = new JsonArray("read"),
        ["resources"] = new JsonArray("file://.kiro/steering/**/*.md", "skill://~/.kiro/skills/*/SKILL.md"),
        ["hooks"] = new JsonObject
        {
            ["postToolUse"] = new JsonArray(new JsonObject
            {
                ["matcher"] = "execute_bash",
                ["command"] = RecordCommand + " --tool kiro",
            }),
        },
    });

    private static string Text(JsonObject json)
    {
        var options = new JsonSerializerOptions
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        return json.ToJsonString(options) + "\n";
    }

    /// <summary>Whether a hook entry, in whatever shape, already records: another one would record every command twice.</summary>
    internal static bool RunsRecord(JsonNode? entry) => entry switch
    {
        JsonObject map => map.Any(static member => RunsRecord(member.Value)),
        JsonArray list => list.Any(RunsRecord),
        JsonValue value => value.TryGetValue<string>(out var text) && text.Contains("audit record --from-hook", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsText(JsonNode? node, string text) => node is JsonValue value && value.TryGetValue<string>(out var found) && found == text;
}
