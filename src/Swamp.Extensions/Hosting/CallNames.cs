using System.Text.Json.Nodes;

namespace Swamp.Extensions.Hosting;

/// <summary>How messages name the calls that ran in a process when it ended.</summary>
internal static class CallNames
{
    /// <summary>The name of a call: <c>north.measure</c> for a method, the file for one that loads.</summary>
    public static string Of(string name, JsonObject parameters) => name switch
    {
        "execute" or "check" => $"{Text(parameters["context"]?["definition"]?["name"]) ?? "a model"}.{Text(parameters["method"]) ?? Text(parameters["check"])}",
        "describe" => $"the loading of {Text(parameters["source"]) ?? Text(parameters["path"])}",
        "build" => $"the compilation of {Text(parameters["entry"])}",
        "report" => $"the report of {Text(parameters["module"]?["source"]) ?? Text(parameters["module"]?["path"])}",
        _ => $"a {name}",
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? Path.GetFileName(text) : null;
}
