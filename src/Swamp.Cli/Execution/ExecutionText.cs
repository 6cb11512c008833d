using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Cli.Rendering;

namespace Swamp.Cli.Execution;

/// <summary>What the texts of runs have in common.</summary>
internal static class ExecutionText
{
    private const int Longest = 100;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value on one line, cut when it is long.</summary>
    public static string Short(JsonNode? value)
    {
        var text = Full(value).Replace('\n', ' ');
        return text.Length <= Longest ? text : text[..Longest] + "...";
    }

    /// <summary>A value: strings as they are, the rest as JSON.</summary>
    public static string Full(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>(),
        _ => value.ToJsonString(Compact),
    };

    /// <summary>Arguments under a heading; nothing when there are none.</summary>
    public static void Arguments(string heading, JsonObject arguments, TextOutput output)
    {
        if (arguments.Count > 0)
        {
            output.Line(output.Bold($"{heading}:"));
            foreach (var (key, value) in arguments)
            {
                output.Line($"  {key}: {Short(value)}");
            }
        }
    }
}
