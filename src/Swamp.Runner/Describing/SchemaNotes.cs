using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Swamp.Sdk;

namespace Swamp.Runner.Describing;

/// <summary>Adds to the schema of a member what its comments and attributes say: description, secrecy, bounds, defaults.</summary>
internal static class SchemaNotes
{
    public static JsonNode Apply(JsonSchemaExporterContext context, JsonNode node, Documentation documentation, JsonSerializerOptions options)
    {
        Require(context.TypeInfo, node);
        if (context.PropertyInfo is not { } property)
        {
            if (node is JsonObject type && documentation.Of(context.TypeInfo.Type) is { } summary)
            {
                type["description"] = summary;
            }

            return node;
        }

        // A member of any type has the schema 'true', to which nothing can be added.
        var schema = node as JsonObject ?? [];
        foreach (var attribute in AttributesOf(property))
        {
            Apply(schema, attribute);
        }

        if (property.AttributeProvider is PropertyInfo member)
        {
            if (!schema.ContainsKey("description") && documentation.Of(member) is { } text)
            {
                schema["description"] = text;
            }

            if (!property.IsRequired && property.AssociatedParameter is null && Default(member, options) is { } value)
            {
                schema["default"] = value;
            }
        }

        return schema;
    }

    /// <summary>The exporter wants every parameter without a default; one that may be null need not be given.</summary>
    private static void Require(JsonTypeInfo type, JsonNode node)
    {
        if (node is JsonObject schema && schema["required"] is JsonArray required)
        {
            foreach (var property in type.Properties.Where(static p => !IsRequired(p)))
            {
                required.RemoveAll(r => (string?)r == property.Name);
            }

            if (required.Count == 0)
            {
                schema.Remove("required");
            }
        }
    }

    private static bool IsRequired(JsonPropertyInfo property) => property.IsRequired
        || (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false } && Nullable.GetUnderlyingType(property.PropertyType) is null);

    private static IEnumerable<object> AttributesOf(JsonPropertyInfo property) =>
        (property.AttributeProvider?.GetCustomAttributes(inherit: true) ?? []).Concat(property.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(inherit: true) ?? []);

    private static void Apply(JsonObject schema, object attribute)
    {
        switch (attribute)
        {
            case SensitiveAttribute:
                schema["sensitive"] = true;
                break;
            case DescriptionAttribute description:
                schema["description"] = description.Description;
                break;
            case RangeAttribute { OperandType: var type } range when type == typeof(int) || type == typeof(double):
                schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = Convert.ToDouble(range.Minimum);
                schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = Convert.ToDouble(range.Maximum);
                break;
            case StringLengthAttribute length:
                schema["minLength"] = length.MinimumLength;
                schema["maxLength"] = length.MaximumLength;
                break;
            case MinLengthAttribute least:
                schema[IsArray(schema) ? "minItems" : "minLength"] = least.Length;
                break;
            case MaxLengthAttribute most:
                schema[IsArray(schema) ? "maxItems" : "maxLength"] = most.Length;
                break;
            case RegularExpressionAttribute pattern:
                schema["pattern"] = $"^(?:{pattern.Pattern})$";
                break;
            case AllowedValuesAttribute allowed:
                schema["enum"] = new JsonArray([.. allowed.Values.Select(static v => JsonSerializer.SerializeToNode(v))]);
                break;
            default:
                // Other rules are applied when the arguments are bound.
                break;
        }
    }

    private static bool IsArray(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.Any(static t => (string?)t == "array"),
        JsonValue type => (string?)type == "array",
        _ => false,
    };

    /// <summary>What a member has when nothing is given: the value in a fresh object, when one can be made without arguments.</summary>
    private static JsonNode? Default(PropertyInfo member, JsonSerializerOptions options)
    {
        var type = member.DeclaringType!;
        if (type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null || type.GetProperties().Any(static p => p.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute))))
        {
            return null;
        }

        var value = member.GetValue(Activator.CreateInstance(type));
        return value is null ? null : JsonSerializer.SerializeToNode(value, member.PropertyType, options);
    }
}
