using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Inputs;

/// <summary>
/// The <c>inputs</c> schema of a definition or workflow (INP-20 to INP-25), normalised: either form of it is understood. Immutable.
/// </summary>
public sealed class DefinitionInputs
{
    private static readonly string[] Keywords = ["type", "properties", "required", "additionalProperties", "passthrough", "description", "$schema", "$defs", "title"];

    private readonly JsonObject schema;
    private readonly JsonObject properties;

    private DefinitionInputs(JsonObject schema, bool isFlat)
    {
        this.schema = schema;
        properties = (JsonObject)schema["properties"]!;
        IsFlat = isFlat;
        Names = [.. properties.Select(static pair => pair.Key)];
        Required = [.. (schema["required"] as JsonArray ?? []).Select(static name => name!.GetValue<string>())];
        IsOpen = schema["additionalProperties"] is not JsonValue { } closed || closed.GetValueKind() != JsonValueKind.False;
    }

    /// <summary>The declared inputs in the order of the definition.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The inputs that have to be given or have a default.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>Whether the schema was a map of names without <c>properties</c>; such names do not take part in routing (INP-20, INP-31).</summary>
    public bool IsFlat { get; }

    /// <summary>Whether inputs that are not declared are let through.</summary>
    public bool IsOpen { get; }

    /// <summary>The normalised schema: <c>type</c>, <c>properties</c>, <c>required</c> and the rest as it was. A copy.</summary>
    public JsonObject Schema => (JsonObject)schema.DeepClone();

    /// <summary>Normalises the <c>inputs</c> of a definition.</summary>
    /// <param name="inputs">What the definition holds; null counts as nothing declared.</param>
    /// <exception cref="SwampException"><c>invalid_definition</c> when it is not a schema.</exception>
    public static DefinitionInputs From(JsonNode? inputs)
    {
        switch (inputs)
        {
            case null:
                return new DefinitionInputs(new JsonObject { ["type"] = "object", ["properties"] = new JsonObject() }, isFlat: false);
            case not JsonObject:
                throw Bad("'inputs' has to be a mapping.");
        }

        var map = (JsonObject)inputs.DeepClone();
        var isFlat = IsFlatMap(map);
        var normalised = isFlat ? Nested(map) : map;
        if ((normalised["properties"] ?? (normalised["properties"] = new JsonObject())) is not JsonObject declared)
        {
            throw Bad("'inputs.properties' has to be a mapping of names to schemas.");
        }

        foreach (var (name, property) in declared)
        {
            if (property is null)
            {
                declared[name] = new JsonObject(); // "name:" with nothing behind it declares an input of any kind
            }
            else if (property is not JsonObject)
            {
                throw Bad($"The input '{name}' has to be declared as a mapping, such as '{{ type: string }}'.");
            }
        }

        if (isFlat)
        {
            LiftRequired(normalised, declared);
        }

        // Checks every keyword; how it is said to people is our own.
        JsonSchema.Compile(normalised);
        return new DefinitionInputs(normalised, isFlat);
    }

    /// <summary>
    /// Coerces texts, fills defaults and checks (INP-21 to INP-25). Returns the inputs that expressions see.
    /// </summary>
    /// <param name="given">What the caller gave.</param>
    /// <param name="referenced">
    /// The inputs that are used; only those are enforced when required (INP-23). All are when null.
    /// </param>
    /// <exception cref="SwampException"><c>input_validation_failed</c> with every violation on a line of its own (INP-24).</exception>
    public JsonObject Validate(JsonObject given, IReadOnlySet<string>? referenced = null)
    {
        ArgumentNullException.ThrowIfNull(given);
        var values = (JsonObject)SchemaCoercion.Coerce(schema, given)!;
        foreach (var (name, property) in properties)
        {
            // A null stands for "not given" where there is a default (INP-22).
            if (values.TryGetPropertyValue(name, out var value) && value is null && property!["default"] is not null)
            {
                values.Remove(name);
            }
        }

        values = (JsonObject)SchemaDefaults.Apply(schema, values)!;
        var errors = NullErrors(values).Concat(InputChecks.Run(schema, values, referenced)).ToList();
        return errors.Count == 0
            ? values
            : throw new SwampException(
                ErrorCodes.InputValidationFailed,
                $"Input validation failed:{string.Concat(errors.Select(static error => "\n  " + error))}",
                "Give inputs with --input key=value, or as a whole with --input-file.");
    }

    // A schema without a type admits null, but an input that was given as null was not meant to be used (INP-22).
    private IEnumerable<string> NullErrors(JsonObject values)
    {
        foreach (var (name, declared) in properties)
        {
            if (values.TryGetPropertyValue(name, out var value) && value is null
                && declared is JsonObject property && !property.ContainsKey("type") && !property.ContainsKey("default")
                && SchemaShape.Types(property, schema) == JsonTypes.Any)
            {
                yield return $"{name} must not be null";
            }
        }
    }

    // A map of names to schemas: nothing at the top says otherwise. A list 'required' may stand beside the names (WF-14).
    private static bool IsFlatMap(JsonObject map) =>
        map.Count > 0 && map["properties"] is not JsonObject
        && map.Any(static pair => pair.Value is JsonObject || !Keywords.Contains(pair.Key, StringComparer.Ordinal))
        && map.All(static pair => pair.Value is JsonObject
            || (pair.Value is null && !Keywords.Contains(pair.Key, StringComparer.Ordinal))
            || IsRequired(pair.Key, pair.Value));

    private static JsonObject Nested(JsonObject flat)
    {
        var required = flat.FirstOrDefault(static pair => IsRequired(pair.Key, pair.Value)).Value?.DeepClone();
        if (required is not null)
        {
            flat.Remove("required");
        }

        var nested = new JsonObject { ["type"] = "object", ["properties"] = flat };
        if (required is not null)
        {
            nested["required"] = required;
        }

        return nested;
    }

    // In a map of names, repositories say "required: true" at a name, which JSON Schema says at the whole.
    private static void LiftRequired(JsonObject schema, JsonObject declared)
    {
        var names = new List<string>();
        foreach (var (name, property) in declared)
        {
            if (property!["required"] is JsonValue flag && flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            {
                ((JsonObject)property).Remove("required");
                if (flag.GetValueKind() == JsonValueKind.True)
                {
                    names.Add(name);
                }
            }
        }

        if (names.Count > 0)
        {
            var all = (schema["required"] as JsonArray ?? []).Select(static name => name?.ToString()).Concat(names).Distinct(StringComparer.Ordinal);
            schema["required"] = new JsonArray([.. all.Select(static name => (JsonNode?)name)]);
        }
    }

    private static bool IsRequired(string key, JsonNode? value) => key == "required" && value is JsonArray;

    private static SwampException Bad(string message) =>
        new(ErrorCodes.InvalidDefinition, message, "Declare inputs as 'inputs: { properties: { name: { type: string } } }'.");
}
