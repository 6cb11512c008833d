using System.Text.Json.Nodes;

namespace Swamp.Engine.Schemas;

/// <summary>How a schema is compiled and applied.</summary>
public sealed record JsonSchemaOptions
{
    /// <summary>The options that are used when none are given.</summary>
    public static JsonSchemaOptions Default { get; } = new();

    /// <summary>Whether <c>format</c> is checked (for the formats listed at <see cref="JsonSchema"/>) or only describes. Default: describes.</summary>
    public bool AssertFormats { get; init; }

    /// <summary>Most violations that are reported. Default 100.</summary>
    public int MaxViolations { get; init; } = 100;

    /// <summary>Most schema applications in one validation, so that a hostile schema ends. Default 2 000 000.</summary>
    public int MaxSteps { get; init; } = 2_000_000;

    /// <summary>Deepest nesting of schema applications. Default 700.</summary>
    public int MaxDepth { get; init; } = 700;

    /// <summary>Time one evaluation of a pattern may take where it has to backtrack. Default 200 ms.</summary>
    public TimeSpan PatternTimeout { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Other schemas by absolute URI, for <c>$ref</c>. Nothing is ever fetched.</summary>
    public IReadOnlyDictionary<string, JsonNode> Documents { get; init; } = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
}
