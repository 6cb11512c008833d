using System.Text.Json.Nodes;
using Swamp.Engine.Schemas;
using Swamp.Engine.Values;

namespace Swamp.Engine.Inputs;

/// <summary>Puts violations of an inputs schema into the words of INP-24.</summary>
internal static class InputChecks
{
    public static IReadOnlyList<string> Run(JsonObject schema, JsonObject values, IReadOnlySet<string>? referenced)
    {
        var effective = (JsonObject)schema.DeepClone();
        if (referenced is not null && effective["required"] is JsonArray required)
        {
            effective["required"] = new JsonArray([.. required.Where(name => referenced.Contains(name!.GetValue<string>())).Select(static name => name!.DeepClone())]);
        }

        var violations = JsonSchema.Compile(effective).Validate(values);

        // A field with the wrong type has no other faults worth telling.
        var wrongType = violations
            .Where(static violation => violation.Keyword == "type")
            .Select(static violation => violation.InstancePointer)
            .ToHashSet(StringComparer.Ordinal);
        return [.. violations
            .Where(violation => violation.Keyword == "type" || !wrongType.Contains(violation.InstancePointer))
            .Select(violation => Words(violation, effective))
            .Distinct(StringComparer.Ordinal)];
    }

    private static string Words(SchemaViolation violation, JsonObject schema)
    {
        var name = violation.InstanceDotted.Length == 0 ? "inputs" : violation.InstanceDotted;
        return violation.Keyword switch
        {
            "type" when Keyword(schema, violation) is JsonValue type && type.TryGetValue<string>(out var text) => $"{name} must be {Article(text)}",
            "enum" when Keyword(schema, violation) is JsonArray values => $"{name} must be one of: {List(values)}{Hint(violation)}",
            "minItems" => $"{name} must have at least {Items(Keyword(schema, violation))}",
            "maxItems" => $"{name} must have at most {Items(Keyword(schema, violation))}",
            "uniqueItems" => $"{name} must have unique items",
            _ => $"{name} {violation.Message}",
        };
    }

    private static string List(JsonArray values) => string.Join(", ", values.Select(static value => value?.ToJsonString(SchemaMessages.Readable) ?? "null"));

    private static string Hint(SchemaViolation violation) =>
        violation.Message.IndexOf(" Did you mean", StringComparison.Ordinal) is > 0 and var at ? "." + violation.Message[at..] : "";

    private static string Article(string type) => type switch
    {
        "integer" or "array" or "object" => "an " + type,
        "null" => "null",
        _ => "a " + type,
    };

    private static string Items(JsonNode? count) =>
        $"{count?.ToJsonString()} {(count is not null && JsonNumber.Of(count) == JsonNumber.Parse("1") ? "item" : "items")}";

    // The keyword's value at the violation's place in the schema.
    private static JsonNode? Keyword(JsonObject schema, SchemaViolation violation) => JsonPointer.Find(schema, violation.SchemaPath.TrimStart('#'));
}
