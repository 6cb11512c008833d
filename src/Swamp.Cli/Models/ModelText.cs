using System.Text.Json.Nodes;
using Swamp.Cli.Rendering;
using Swamp.Engine.Models;
using Swamp.Operations.Models;

namespace Swamp.Cli.Models;

/// <summary>How types, methods and arguments look to people.</summary>
internal static class ModelText
{
    /// <summary>Writes methods with their inputs (MOD-6, MOD-12).</summary>
    public static void Methods(IReadOnlyList<MethodView> methods, TextOutput output)
    {
        if (methods.Count == 0)
        {
            return;
        }

        output.Line(output.Bold("Methods:"));
        foreach (var method in methods)
        {
            output.Line($"  {method.Name}{(method.Description.Length == 0 ? "" : $" - {method.Description}")}");
            Properties(method.Arguments, "    ", output);
        }
    }

    /// <summary>Writes the properties of a schema, one line each: <c>name (type) *required - description</c>.</summary>
    public static void Properties(JsonObject schema, string indent, TextOutput output)
    {
        var required = (schema["required"] as JsonArray)?.Select(static name => name?.ToString()).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
        {
            var details = property as JsonObject;
            var type = SchemaView.TypeOf(details) switch
            {
                null => "any",
                JsonArray several => string.Join("|", several.Select(static one => one?.ToString())),
                var one => one.ToString(),
            };
            var description = details?["description"] is { } text ? $" - {text}" : "";
            var fallback = details?["default"] is { } value ? $" = {value.ToJsonString()}" : "";
            output.Line($"{indent}{name} ({type}{fallback}){(required.Contains(name) ? " *required" : "")}{description}");
        }
    }

    /// <summary>Writes what the methods of a type produce.</summary>
    public static void Outputs(IReadOnlyList<DataOutputSpecView> outputs, TextOutput output)
    {
        if (outputs.Count == 0)
        {
            return;
        }

        output.Line(output.Bold("Data Outputs:"));
        foreach (var spec in outputs)
        {
            var kind = spec.ContentType is null ? spec.Kind : $"{spec.Kind}, {spec.ContentType}";
            output.Line($"  {spec.SpecName} ({kind}, {spec.Lifetime}, keeps {spec.GarbageCollection}){(spec.Description is null ? "" : $" - {spec.Description}")}");
        }
    }

    /// <summary>Writes a JSON object, indented, under a heading; nothing when it is empty.</summary>
    public static void Values(string heading, IEnumerable<KeyValuePair<string, JsonNode?>> values, TextOutput output)
    {
        var lines = values.Select(static entry => $"  {entry.Key}: {Shown(entry.Value)}").ToList();
        if (lines.Count > 0)
        {
            output.Line(output.Bold($"{heading}:"));
            lines.ForEach(output.Line);
        }
    }

    private static string Shown(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : value?.ToJsonString() ?? "null";
}
