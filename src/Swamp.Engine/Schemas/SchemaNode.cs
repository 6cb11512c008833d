using System.Text.Json.Nodes;
using Swamp.Engine.Values;

namespace Swamp.Engine.Schemas;

/// <summary>One compiled schema: the keywords that are there, ready to be applied.</summary>
internal sealed class SchemaNode(string location, SchemaResource resource)
{
    /// <summary>Pointer in the document, as a fragment.</summary>
    public string Location { get; } = location;

    public SchemaResource Resource { get; } = resource;

    /// <summary>The value of a boolean schema.</summary>
    public bool? Constant { get; set; }

    /// <summary>Values here are secret: messages do not show them (TYPE-13).</summary>
    public bool IsSensitive { get; set; }

    public SchemaNode? Ref { get; set; }

    public SchemaNode? DynamicRef { get; set; }

    /// <summary>The anchor that a dynamic reference looks for in the dynamic scope; null when it acts as a plain reference.</summary>
    public string? DynamicRefAnchor { get; set; }

    public string? DynamicAnchor { get; set; }

    public JsonTypes Types { get; set; } = JsonTypes.Any;

    public JsonArray? Enum { get; set; }

    public bool HasConst { get; set; }

    public JsonNode? Const { get; set; }

    public JsonNumber? MultipleOf { get; set; }

    public JsonNumber? Minimum { get; set; }

    public JsonNumber? Maximum { get; set; }

    public JsonNumber? ExclusiveMinimum { get; set; }

    public JsonNumber? ExclusiveMaximum { get; set; }

    public long? MinLength { get; set; }

    public long? MaxLength { get; set; }

    public SchemaPattern? Pattern { get; set; }

    public string? Format { get; set; }

    public long? MinItems { get; set; }

    public long? MaxItems { get; set; }

    public bool UniqueItems { get; set; }

    public IReadOnlyList<SchemaNode>? PrefixItems { get; set; }

    public SchemaNode? Items { get; set; }

    public SchemaNode? Contains { get; set; }

    public long MinContains { get; set; } = 1;

    public long? MaxContains { get; set; }

    public SchemaNode? UnevaluatedItems { get; set; }

    public long? MinProperties { get; set; }

    public long? MaxProperties { get; set; }

    public IReadOnlyList<string>? Required { get; set; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? DependentRequired { get; set; }

    public IReadOnlyDictionary<string, SchemaNode>? DependentSchemas { get; set; }

    public IReadOnlyDictionary<string, SchemaNode>? Properties { get; set; }

    public IReadOnlyList<(SchemaPattern Pattern, SchemaNode Schema)>? PatternProperties { get; set; }

    public SchemaNode? AdditionalProperties { get; set; }

    public SchemaNode? PropertyNames { get; set; }

    public SchemaNode? UnevaluatedProperties { get; set; }

    public IReadOnlyList<SchemaNode>? AllOf { get; set; }

    public IReadOnlyList<SchemaNode>? AnyOf { get; set; }

    public IReadOnlyList<SchemaNode>? OneOf { get; set; }

    public SchemaNode? Not { get; set; }

    public SchemaNode? If { get; set; }

    public SchemaNode? Then { get; set; }

    public SchemaNode? Else { get; set; }
}
