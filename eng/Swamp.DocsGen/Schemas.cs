using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Swamp.DocsGen;

/// <summary>JSON Schemas of records, described by their comments.</summary>
internal sealed class Schemas(XmlDocs docs)
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The schema as a tree.</summary>
    public JsonObject Of(JsonTypeInfo type)
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        return type.GetJsonSchemaAsNode(options) as JsonObject ?? [];
    }

    /// <summary>The schema as a file.</summary>
    public string Text(JsonTypeInfo type, string title)
    {
        var schema = Of(type);
        schema.Insert(0, "$schema", Dialect);
        schema.Insert(1, "title", title);
        return schema.ToJsonString(Pretty) + "\n";
    }

    private static JsonSerializerOptions Pretty { get; } = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        // The exporter does not know what a converter writes.
        schema = context.TypeInfo.Type == typeof(DateTimeOffset) ? new JsonObject { ["type"] = "string", ["format"] = "date-time" }
            : context.TypeInfo.Type == typeof(DateTimeOffset?) ? new JsonObject { ["type"] = new JsonArray("string", "null"), ["format"] = "date-time" }
            : schema;
        var text = context.PropertyInfo is { } property
            ? property.AttributeProvider is MemberInfo member ? docs.Of(member) : null
            : docs.Of(context.TypeInfo.Type);
        if (text is null || context.PropertyInfo is null && context.Path.Length > 0)
        {
            return schema;
        }

        var described = schema as JsonObject ?? [];
        described.Insert(0, "description", text);
        return described;
    }
}
