using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>What a model declares about data that its methods write.</summary>
public sealed record OutputSpecInfo
{
    /// <summary>Name of the specification.</summary>
    public required string SpecName { get; init; }

    /// <summary><c>resource</c> or <c>file</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the data is.</summary>
    public string? Description { get; init; }

    /// <summary>JSON Schema of a resource; null for files.</summary>
    public JsonObject? Schema { get; init; }

    /// <summary>Media type of a file; null for resources.</summary>
    public string? ContentType { get; init; }
}
