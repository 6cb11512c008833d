using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Swamp.Engine.Schemas;
using Swamp.Runner.Conversation;

namespace Swamp.Runner.Describing;

/// <summary>JSON of an extension's own types: their schemas, and values both ways. One for each state of an extension, since it remembers its types.</summary>
internal sealed partial class TypedJson
{
    private readonly JsonSerializerOptions options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        AllowOutOfOrderMetadataProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new FormlessConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The JSON Schema of a type.</summary>
    public JsonObject Schema(Type type, Documentation documentation)
    {
        var exporter = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (context, node) => SchemaNotes.Apply(context, node, documentation, options) };
        return options.GetJsonSchemaAsNode(type, exporter) as JsonObject ?? [];
    }

    /// <summary>Makes a value of JSON that has to fit its type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="value">The JSON.</param>
    /// <param name="what">How the message calls it: <c>Method arguments</c>.</param>
    /// <exception cref="ArgumentFailure">It does not fit; the message names every place.</exception>
    public object? Bind(Type type, JsonObject value, string what)
    {
        var schema = Schema(type, Documentation.None);
        Fail(what, JsonSchema.Compile(schema).Validate(value).Select(static v => (v.Message, v.InstanceDotted)));
        object? bound;
        try
        {
            bound = value.Deserialize(type, options);
        }
        catch (JsonException exception)
        {
            throw new ArgumentFailure($"{what} validation failed: {exception.Message.Split(" Path:")[0]} at \"{Dotted(exception.Path)}\"");
        }

        Fail(what, ValidationRules.Broken(bound));
        return bound;
    }

    /// <summary>JSON of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="what">How the message calls it.</param>
    /// <exception cref="ArgumentFailure">It has no form in JSON; the message says where.</exception>
    public JsonNode? Write(object? value, string what)
    {
        try
        {
            return value is JsonNode node ? node.DeepClone() : JsonSerializer.SerializeToNode(value, options);
        }
        catch (JsonException exception)
        {
            // The path of a circle goes round until the serialiser has had enough; it stands at the end of the message.
            var path = exception.Message.Split("Path: ") is [_, var found, ..] ? JsonNamingPolicy.CamelCase.ConvertName(Dotted(found).Split('.')[0]) : "";
            throw new ArgumentFailure($"{what} cannot be stored: an object that contains itself at \"{path}\", or more than 64 levels of nesting, has no form in JSON.");
        }
        catch (ArgumentException exception) when (exception.Message.Contains("infinity", StringComparison.Ordinal))
        {
            throw new ArgumentFailure($"{what} cannot be stored: NaN and infinite numbers have no form in JSON.");
        }
        catch (NotSupportedException exception) when (Unsupported().Match(exception.Message) is { Success: true } found)
        {
            var at = Dotted(found.Groups["path"].Value);
            throw new ArgumentFailure($"{what} cannot be stored: a {found.Groups["type"].Value}{(at.Length > 0 ? $" at \"{at}\"" : "")} has no form in JSON.");
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            // The serialiser's own words, or what a property of the value threw.
            throw new ArgumentFailure($"{what} cannot be stored: {exception.Message}");
        }
    }

    /// <summary>A value of JSON.</summary>
    public T? Read<T>(JsonNode? value) => value is null ? default : value.Deserialize<T>(options);

    private static void Fail(string what, IEnumerable<(string Message, string Path)> problems)
    {
        var found = problems.Select(static p => $"{p.Message} at \"{p.Path}\"").ToList();
        if (found.Count > 0)
        {
            throw new ArgumentFailure($"{what} validation failed: {string.Join("; ", found)}");
        }
    }

    /// <summary>The serialiser says the type with everything that it is made of, and the path at the end.</summary>
    [GeneratedRegex(@"'(\w+\.)*(?<type>\w+)[^']*'.* Path: (?<path>[^ ]*?)\.?$", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Unsupported();

    private static string Dotted(string? path) => (path ?? "").TrimStart('$').TrimStart('.');
}
