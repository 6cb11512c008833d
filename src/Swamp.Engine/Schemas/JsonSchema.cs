using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Schemas;

/// <summary>
/// A compiled JSON Schema of draft 2020-12. All of core, applicators, validation and unevaluated is applied; <c>$ref</c> and
/// <c>$dynamicRef</c> stay within the schema and <see cref="JsonSchemaOptions.Documents"/>; <c>$vocabulary</c> and <c>$schema</c> have no effect;
/// content keywords describe. Formats that can be asserted: date-time, date, time, duration, email, hostname, ipv4, ipv6, uuid, uri,
/// uri-reference, json-pointer, regex. Immutable and safe for concurrent use.
/// </summary>
public sealed class JsonSchema
{
    private readonly SchemaNode root;
    private readonly JsonSchemaOptions options;
    private readonly bool needsAnnotations;

    private JsonSchema(SchemaNode root, JsonSchemaOptions options, bool needsAnnotations)
    {
        this.root = root;
        this.options = options;
        this.needsAnnotations = needsAnnotations;
    }

    /// <summary>Compiles a schema: an object, or <c>true</c>/<c>false</c>.</summary>
    /// <exception cref="SwampException"><c>invalid_definition</c> with the pointer of the keyword that is wrong.</exception>
    public static JsonSchema Compile(JsonNode? schema, JsonSchemaOptions? options = null)
    {
        options ??= JsonSchemaOptions.Default;
        // A copy, because what is compiled refers to parts of the schema and the caller may change his.
        var compiler = new SchemaCompiler(options);
        var compiled = compiler.Compile(schema?.DeepClone());
        return new JsonSchema(compiled, options, compiler.NeedsAnnotations);
    }

    /// <summary>All ways in which a value does not satisfy the schema, in the order of the value; empty when it does.</summary>
    /// <exception cref="SwampException"><c>validation_failed</c> when schema and value together exceed the limits.</exception>
    public IReadOnlyList<SchemaViolation> Validate(JsonNode? instance)
    {
        // Most values are valid, and asking only that is several times quicker than collecting reasons.
        if (IsValid(instance))
        {
            return [];
        }

        var violations = new List<SchemaViolation>();
        new SchemaEvaluator(options, needsAnnotations).Run(root, instance, InstancePath.Root, violations, null, isSecret: false);
        return violations;
    }

    /// <summary>Whether a value satisfies the schema; quicker than <see cref="Validate"/>.</summary>
    public bool IsValid(JsonNode? instance) =>
        new SchemaEvaluator(options, needsAnnotations).Run(root, instance, InstancePath.Root, null, null, isSecret: false);
}
