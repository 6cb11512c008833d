using System.Text.Json.Nodes;

namespace Swamp.Operations.Models;

/// <summary>A kind of data that the methods of a type write (TYPE-31).</summary>
public sealed record DataOutputSpecView
{
    /// <summary>Name of the spec.</summary>
    public required string SpecName { get; init; }

    /// <summary><c>resource</c> or <c>file</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it holds.</summary>
    public string? Description { get; init; }

    /// <summary>JSON Schema of the content, for resources.</summary>
    public JsonObject? Schema { get; init; }

    /// <summary>Media type, for files.</summary>
    public string? ContentType { get; init; }

    /// <summary>How long items live (DATA-12).</summary>
    public required string Lifetime { get; init; }

    /// <summary>Version retention (DATA-14): a number of versions, or a duration as text.</summary>
    public required JsonNode GarbageCollection { get; init; }

    /// <summary>True when content arrives piece by piece; absent otherwise.</summary>
    public bool? Streaming { get; init; }
}
