using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;

namespace Swamp.Engine.Schemas;

/// <summary>Turns a JSON schema into <see cref="SchemaNode"/>s, checks its keywords and resolves its references.</summary>
internal sealed partial class SchemaCompiler(JsonSchemaOptions options)
{
    private const int DeepestSchema = 200;

    private static readonly Uri DefaultBase = new("json-schema:///");

    private readonly Dictionary<JsonNode, SchemaNode> compiled = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, SchemaResource> resources = new(StringComparer.Ordinal);
    private readonly Queue<PendingReference> pending = new();

    /// <summary>Whether any schema needs to know which properties and items others have looked at.</summary>
    public bool NeedsAnnotations { get; private set; }

    private sealed record PendingReference(SchemaNode Node, string Text, string Location, bool IsDynamic);

    public SchemaNode Compile(JsonNode? schema)
    {
        // A boolean schema cannot be told apart by reference from an equal one, so it gets a wrapper of its own.
        var root = Document(schema ?? throw Bad("#", "a schema is an object or true or false, not null"), DefaultBase);
        while (pending.TryDequeue(out var reference))
        {
            var target = Resolve(reference);
            if (reference.IsDynamic)
            {
                reference.Node.DynamicRef = target;
                var fragment = FragmentOf(reference.Text);
                reference.Node.DynamicRefAnchor = target.DynamicAnchor == fragment ? fragment : null;
            }
            else
            {
                reference.Node.Ref = target;
            }
        }

        return root;
    }

    private SchemaNode Document(JsonNode schema, Uri uri)
    {
        var resource = new SchemaResource(uri, schema, "#");
        resources.TryAdd(KeyOf(uri), resource);
        return Node(schema, "#", resource, 0);
    }

    private SchemaNode Node(JsonNode? schema, string location, SchemaResource resource, int depth)
    {
        if (depth > DeepestSchema)
        {
            throw Bad(location, $"schemas are nested deeper than {DeepestSchema} levels");
        }

        switch (JsonTypeNames.KindOf(schema))
        {
            case JsonValueKind.True or JsonValueKind.False:
                return new SchemaNode(location, resource) { Constant = schema!.GetValue<bool>() };
            case not JsonValueKind.Object:
                throw Bad(location, $"a schema is an object or true or false, not {SchemaMessages.Show(schema)}");
        }

        if (compiled.TryGetValue(schema!, out var known))
        {
            return known;
        }

        var map = (JsonObject)schema!;
        if (Text(map, "$id", location) is { } id && (depth > 0 || id.Length > 0))
        {
            resource = Identified(map, id, location, resource);
        }

        var node = new SchemaNode(location, resource);
        compiled.Add(map, node);
        var read = new Reader(this, map, location, resource, depth);
        Core(node, map, location, read);
        Scalars(node, map, read);
        Arrays(node, read);
        Objects(node, map, location, read);
        node.AllOf = read.Schemas("allOf");
        node.AnyOf = read.Schemas("anyOf");
        node.OneOf = read.Schemas("oneOf");
        node.Not = read.Schema("not");
        node.If = read.Schema("if");
        node.Then = read.Schema("then");
        node.Else = read.Schema("else");
        foreach (var container in (ReadOnlySpan<string>)["$defs", "definitions"])
        {
            read.SchemaMap(container);
        }

        return node;
    }

    private SchemaResource Identified(JsonObject map, string id, string location, SchemaResource parent)
    {
        if (!Uri.TryCreate(parent.Uri, id, out var uri))
        {
            throw Bad(location + "/$id", $"'{id}' is not a URI reference");
        }

        var resource = new SchemaResource(uri, map, location);
        resources[KeyOf(uri)] = resource;
        return resource;
    }

    private void Core(SchemaNode node, JsonObject map, string location, Reader read)
    {
        node.IsSensitive = map["sensitive"] is JsonValue flag && flag.GetValueKind() == JsonValueKind.True;
        if (Text(map, "$anchor", location) is { } anchor)
        {
            node.Resource.Anchors[anchor] = node;
        }

        if (Text(map, "$dynamicAnchor", location) is { } dynamicAnchor)
        {
            node.Resource.Anchors[dynamicAnchor] = node;
            node.Resource.DynamicAnchors[dynamicAnchor] = node;
            node.DynamicAnchor = dynamicAnchor;
        }

        if (Text(map, "$ref", location) is { } reference)
        {
            pending.Enqueue(new PendingReference(node, reference, location + "/$ref", IsDynamic: false));
        }

        if (Text(map, "$dynamicRef", location) is { } dynamicReference)
        {
            pending.Enqueue(new PendingReference(node, dynamicReference, location + "/$dynamicRef", IsDynamic: true));
        }

        node.Types = read.Types();
        if (map.TryGetPropertyValue("enum", out var values))
        {
            node.Enum = values as JsonArray ?? throw Bad(location + "/enum", "it has to be a list of values");
        }

        node.HasConst = map.TryGetPropertyValue("const", out var constant);
        node.Const = constant;
    }

    private void Scalars(SchemaNode node, JsonObject map, Reader read)
    {
        node.MultipleOf = read.Number("multipleOf");
        if (node.MultipleOf is { } divisor && (divisor.IsNegative || divisor.Digits.Length == 0))
        {
            throw Bad(node.Location + "/multipleOf", "it has to be above zero");
        }

        node.Minimum = read.Number("minimum");
        node.Maximum = read.Number("maximum");
        node.ExclusiveMinimum = read.Number("exclusiveMinimum");
        node.ExclusiveMaximum = read.Number("exclusiveMaximum");
        node.MinLength = read.Count("minLength");
        node.MaxLength = read.Count("maxLength");
        node.Format = Text(map, "format", node.Location);
        if (Text(map, "pattern", node.Location) is { } pattern)
        {
            node.Pattern = Pattern(pattern, node.Location + "/pattern");
        }
    }

    private void Arrays(SchemaNode node, Reader read)
    {
        node.MinItems = read.Count("minItems");
        node.MaxItems = read.Count("maxItems");
        node.UniqueItems = read.Flag("uniqueItems");
        node.PrefixItems = read.Schemas("prefixItems");
        node.Items = read.Schema("items");
        node.Contains = read.Schema("contains");
        node.MinContains = read.Count("minContains") ?? 1;
        node.MaxContains = read.Count("maxContains");
        node.UnevaluatedItems = read.Schema("unevaluatedItems");
        NeedsAnnotations |= node.UnevaluatedItems is not null;
    }

    private void Objects(SchemaNode node, JsonObject map, string location, Reader read)
    {
        node.MinProperties = read.Count("minProperties");
        node.MaxProperties = read.Count("maxProperties");
        node.Required = read.Names("required");
        node.Properties = read.SchemaMap("properties");
        node.PatternProperties = read.SchemaMap("patternProperties")
            ?.Select(pair => (Pattern(pair.Key, $"{location}/patternProperties/{JsonPointer.Escape(pair.Key)}"), pair.Value)).ToList();
        node.AdditionalProperties = read.Schema("additionalProperties");
        node.PropertyNames = read.Schema("propertyNames");
        node.UnevaluatedProperties = read.Schema("unevaluatedProperties");
        NeedsAnnotations |= node.UnevaluatedProperties is not null;
        node.DependentSchemas = read.SchemaMap("dependentSchemas");
        if (map.TryGetPropertyValue("dependentRequired", out var dependencies))
        {
            node.DependentRequired = (dependencies as JsonObject ?? throw Bad(location + "/dependentRequired", "it has to be an object of lists"))
                .ToDictionary(static pair => pair.Key, pair => Reader.NamesOf(pair.Value, $"{location}/dependentRequired/{JsonPointer.Escape(pair.Key)}"), StringComparer.Ordinal);
        }
    }

    private SchemaPattern Pattern(string pattern, string location)
    {
        try
        {
            return SchemaPattern.Compile(pattern, options.PatternTimeout);
        }
        catch (ArgumentException exception)
        {
            throw Bad(location, $"'{pattern}' is not a regular expression: {exception.Message.TrimEnd('.')}");
        }
    }

    private SchemaNode Resolve(PendingReference reference)
    {
        if (!Uri.TryCreate(reference.Node.Resource.Uri, reference.Text, out var uri))
        {
            throw Bad(reference.Location, $"'{reference.Text}' is not a URI reference");
        }

        if (!resources.TryGetValue(KeyOf(uri), out var resource))
        {
            if (!options.Documents.TryGetValue(KeyOf(uri), out var document))
            {
                throw Bad(reference.Location, $"'{reference.Text}' is not part of the schema, and schemas are not fetched");
            }

            Document(document, new Uri(KeyOf(uri)));
            resource = resources[KeyOf(uri)];
        }

        var fragment = FragmentOf(reference.Text);
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            return resource.Anchors.TryGetValue(fragment, out var anchored)
                ? anchored
                : throw Bad(reference.Location, $"there is no anchor '{fragment}'{Suggestions.DidYouMean(fragment, resource.Anchors.Keys)}");
        }

        return AtPointer(resource, fragment, reference.Location);
    }

    private SchemaNode AtPointer(SchemaResource resource, string pointer, string referrer)
    {
        JsonNode? node = resource.Root;
        var location = resource.Location;
        foreach (var segment in JsonPointer.Segments(pointer))
        {
            var found = node switch
            {
                JsonObject map when map.TryGetPropertyValue(segment, out var value) => (true, value),
                JsonArray list when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => (true, list[index]),
                _ => (false, null),
            };
            if (!found.Item1)
            {
                throw Bad(referrer, $"there is nothing at '#{pointer}'");
            }

            node = found.Item2;
            location += "/" + JsonPointer.Escape(segment);
            if (node is JsonObject inner && !compiled.ContainsKey(inner) && inner["$id"] is JsonValue id && id.TryGetValue<string>(out var text))
            {
                resource = Identified(inner, text, location, resource);
            }
        }

        return Node(node, location, resource, 1);
    }

    // Fragments are percent-encoded in references and plain in schemas.
    private static string FragmentOf(string reference) =>
        reference.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? Uri.UnescapeDataString(reference[(hash + 1)..]) : "";

    private static string KeyOf(Uri uri)
    {
        var text = uri.OriginalString.Length > 0 && uri.IsAbsoluteUri ? uri.AbsoluteUri : uri.OriginalString;
        return text.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? text[..hash] : text;
    }

    private static string? Text(JsonObject map, string keyword, string location)
    {
        if (!map.TryGetPropertyValue(keyword, out var value))
        {
            return null;
        }

        return JsonTypeNames.KindOf(value) == JsonValueKind.String
            ? value!.GetValue<string>()
            : throw Bad($"{location}/{keyword}", $"it has to be a text, not {SchemaMessages.Show(value)}");
    }

    private static SwampException Bad(string location, string reason) =>
        new(ErrorCodes.InvalidDefinition, $"The schema is wrong at {location}: {reason}.", "Correct the schema; it follows JSON Schema 2020-12.");
}
