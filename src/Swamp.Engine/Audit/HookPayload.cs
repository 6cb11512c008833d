using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Audit;

/// <summary>Reads what the hooks of AI tools send (AUD-4). Payloads come from programs that change, so nothing about them is an error.</summary>
public static class HookPayload
{
    /// <summary>Largest payload that is looked at, in characters; a longer one is ignored.</summary>
    public const int MaxLength = 8 * 1024 * 1024;

    private static readonly string[] KiroShells = ["execute_bash", "shell", "execute_cmd"];

    /// <summary>Reads a payload.</summary>
    /// <param name="tool">Name of the tool: claude, cursor, kiro, opencode or copilot.</param>
    /// <param name="text">JSON.</param>
    /// <returns>The command; null when the text is not JSON, the tool is unknown, or what was run was no shell command.</returns>
    public static HookCall? Read(string tool, string text)
    {
        if (text.Length > MaxLength || Parse(text) is not { } json)
        {
            return null;
        }

        return tool switch
        {
            "claude" => Claude(json),
            "cursor" => Cursor(json),
            "kiro" => Kiro(json),
            "opencode" => OpenCode(json),
            "copilot" => Copilot(json),
            _ => null,
        };
    }

    private static HookCall? Claude(JsonObject json) => Text(json, "tool_name") == "Bash" && Command(json, "tool_input") is { } command
        ? Call(json, command, Text(json, "session_id"), Text(json, "hook_event_name") == "PostToolUseFailure", Text(json, "error"))
        : null;

    private static HookCall? Cursor(JsonObject json)
    {
        if (Text(json, "tool_name") != "Shell" || Command(json, "tool_input") is not { } command)
        {
            return null;
        }

        var error = Text(json, "error_message");
        return Call(json, command, Text(json, "session_id") ?? Text(json, "conversation_id"), error is not null, error);
    }

    private static HookCall? Kiro(JsonObject json)
    {
        var tool = Text(json, "tool_name") ?? Text(json, "toolName");
        if (!KiroShells.Contains(tool, StringComparer.Ordinal) || (Command(json, "tool_input") ?? Command(json, "toolArgs")) is not { } command)
        {
            return null;
        }

        var response = Member(json, "tool_response") as JsonObject ?? [];
        var success = Flag(response, "success") ?? Flag(json, "toolSuccess");
        var error = Text(response, "error") ?? (success == false ? Text(json, "toolResult") : null);
        return Call(json, command, Text(json, "session_id") ?? Text(json, "sessionId"), success == false || error is not null, error);
    }

    private static HookCall? OpenCode(JsonObject json)
    {
        if (Text(json, "tool_name") != "bash" || Command(json, "tool_input") is not { } command)
        {
            return null;
        }

        var error = Text(json, "error");
        return Call(json, command, Text(json, "session_id"), error is not null, error);
    }

    private static HookCall? Copilot(JsonObject json)
    {
        if ((Text(json, "toolName") ?? Text(json, "tool_name")) != "bash" || (Command(json, "toolArgs") ?? Command(json, "tool_input")) is not { } command)
        {
            return null;
        }

        var error = Text(json, "error") ?? Text(Member(json, "error") as JsonObject ?? [], "message");
        var failed = error is not null || Text(json, "hook_event_name") == "PostToolUseFailure";
        return Call(json, command, Text(json, "sessionId") ?? Text(json, "session_id"), failed, error);
    }

    private static HookCall Call(JsonObject json, string command, string? session, bool failed, string? error)
    {
        var (exitCode, message) = failed ? HookError.Parse(error) : (null, null);
        return new HookCall(command, Text(json, "cwd"), session, exitCode, message);
    }

    /// <summary>The command inside the arguments, which some tools send as an object and some as JSON in a text.</summary>
    private static string? Command(JsonObject json, string key)
    {
        var arguments = Member(json, key) as JsonObject ?? (Text(json, key) is { } text ? Parse(text) : null);
        return arguments is not null && Text(arguments, "command") is { } command && command.Trim().Length > 0 ? command : null;
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member; null also in an object that has a name twice, which has no meaning to go by.</summary>
    private static JsonNode? Member(JsonObject json, string key)
    {
        try
        {
            return json[key];
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject json, string key)
    {
        try
        {
            return Member(json, key) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair cannot be made into a text.
            return null;
        }
    }

    private static bool? Flag(JsonObject json, string key) => Member(json, key) is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;
}
