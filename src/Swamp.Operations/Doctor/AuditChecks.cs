using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Agents;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Operations.Hosting;

namespace Swamp.Operations.Doctor;

/// <summary>The checks of <c>doctor audit</c> (DOC-1 to DOC-4).</summary>
internal sealed class AuditChecks(HostEnvironment host, SwampEnvironment environment, string root, string auditFolder)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public async Task<DoctorAuditResult> RunAsync(string tool, CancellationToken cancellationToken)
    {
        var known = AgentTools.BuiltIn.FirstOrDefault(candidate => candidate.Name == tool);
        if (known?.Program is not { } program)
        {
            return new DoctorAuditResult
            {
                Tool = tool,
                OverallStatus = "warn",
                Checks = [DoctorCheck.Skip("recording-smoke-test", $"{tool} has no hooks, so its commands are not recorded")],
            };
        }

        List<DoctorCheck> checks = [ToolOnPath(tool, program), SwampOnPath(tool), Configuration(tool)];
        if (tool == "kiro")
        {
            checks.Add(DefaultAgent());
        }

        checks.Add(await new RecordingTest(host, root, auditFolder).RunAsync(tool, cancellationToken));
        return new DoctorAuditResult
        {
            Tool = tool,
            OverallStatus = checks.Exists(static check => check.Status == "fail") ? "fail" : checks.Exists(static check => check.Status == "skip") ? "warn" : "pass",
            Checks = checks,
        };
    }

    private DoctorCheck ToolOnPath(string tool, string program) => ProgramSearch.Find(program, environment) is { } path
        ? DoctorCheck.Pass("binary-on-path", $"{program} is {path}")
        : DoctorCheck.Fail("binary-on-path", $"{program} is not on the search path", $"Install {tool}, or add its folder to PATH");

    private DoctorCheck SwampOnPath(string tool)
    {
        const string Name = "swamp-binary-on-path";
        if (ProgramSearch.Find("swamp", environment) is not { } path)
        {
            var folder = Path.GetDirectoryName(host.ExecutablePath) ?? "the folder of swamp";
            return DoctorCheck.Fail(Name, "swamp is not on the search path, so hooks cannot call it", $"Add {folder} to PATH");
        }

        if (tool == "kiro" && KiroHookProgram() is { } hooked && !ProgramSearch.IsRunnable(hooked))
        {
            return DoctorCheck.Fail(Name, $".kiro/hooks/swamp-audit.kiro.hook calls {hooked}, which is not there", "Run: swamp repo upgrade");
        }

        return DoctorCheck.Pass(Name, $"swamp is {path}");
    }

    private DoctorCheck Configuration(string tool)
    {
        const string Name = "agent-config-loadable";
        var problems = ProblemsOf(tool).ToList();
        return problems.Count == 0
            ? DoctorCheck.Pass(Name, "The hooks are in place")
            : DoctorCheck.Fail(Name, problems[0], "Run: swamp repo upgrade", problems.Count > 1 ? problems : null);
    }

    private IEnumerable<string> ProblemsOf(string tool) => tool switch
    {
        "claude" => HookProblems(".claude/settings.local.json", "PostToolUse", "PostToolUseFailure"),
        "cursor" => HookProblems(".cursor/hooks.json", "postToolUse", "postToolUseFailure"),
        "copilot" => HookProblems(".github/hooks/swamp-audit.json", "postToolUse", "postToolUseFailure"),
        "opencode" => TextProblems(".opencode/plugins/swamp-audit.ts"),
        "kiro" => [.. TextProblems(".kiro/hooks/swamp-audit.kiro.hook"), .. HookProblems(".kiro/agents/swamp.json", "postToolUse"), .. KiroToolProblems()],
        _ => [],
    };

    private IEnumerable<string> HookProblems(string file, params string[] moments)
    {
        if (Json(file, out var problem) is not { } json)
        {
            return [problem!];
        }

        return moments
            .Where(moment => !MentionsRecord((json["hooks"] as JsonObject)?[moment]))
            .Select(moment => $"{file} has no hook {moment} that runs \"swamp audit record --from-hook\"");
    }

    private IEnumerable<string> TextProblems(string file)
    {
        var path = Path.Combine(root, file);
        if (!File.Exists(path))
        {
            return [$"{file} is missing"];
        }

        var text = File.ReadAllText(path);
        return text.Contains("audit", StringComparison.Ordinal) && text.Contains("--from-hook", StringComparison.Ordinal) ? [] : [$"{file} does not record commands"];
    }

    private IEnumerable<string> KiroToolProblems()
    {
        if (Json(".kiro/agents/swamp.json", out _) is not { } agent)
        {
            return [];
        }

        return agent["tools"] is JsonArray tools && !tools.Any(static tool => IsText(tool, "*")) ? [] : [".kiro/agents/swamp.json must list its tools, without \"*\""];
    }

    private DoctorCheck DefaultAgent()
    {
        const string Name = "default-agent-set";
        var agent = Json(".kiro/settings/cli.json", out var problem)?["chat.defaultAgent"];
        return IsText(agent, "swamp")
            ? DoctorCheck.Pass(Name, "The agent \"swamp\" is the default")
            : DoctorCheck.Fail(
                Name,
                problem ?? $"chat.defaultAgent in .kiro/settings/cli.json is {agent?.ToJsonString() ?? "not set"}",
                "Set it to \"swamp\", or start the tool with: kiro-cli chat --agent swamp");
    }

    private string? KiroHookProgram()
    {
        var command = Json(".kiro/hooks/swamp-audit.kiro.hook", out _)?["then"]?["command"];
        return command is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith('"') && text.IndexOf('"', 1) is > 0 and var close
            ? text[1..close]
            : null;
    }

    private JsonObject? Json(string file, out string? problem)
    {
        var path = Path.Combine(root, file);
        problem = null;
        try
        {
            if (!File.Exists(path))
            {
                problem = $"{file} is missing";
                return null;
            }

            var json = JsonNode.Parse(File.ReadAllBytes(path), documentOptions: Lenient) as JsonObject;
            problem = json is null ? $"{file} does not hold an object" : null;
            return json;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            problem = $"{file} cannot be read: {exception.Message}";
            return null;
        }
    }

    private static bool MentionsRecord(JsonNode? node) =>
        node is not null && node.ToJsonString().Contains("audit record --from-hook", StringComparison.Ordinal);

    private static bool IsText(JsonNode? node, string text) => node is JsonValue value && value.TryGetValue<string>(out var found) && found == text;

    /// <summary>The tool to check: the one asked for, else the first enrolled (DOC-2).</summary>
    public static string ToolOf(DoctorAuditRequest request, RepositoryMarker marker) => request.Tool ?? (marker.Tools.Count > 0
        ? marker.Tools[0]
        : throw new SwampException(ErrorCodes.InvalidArgument, "No AI tool is enrolled in this repository.", "swamp repo upgrade --tool claude"));
}
