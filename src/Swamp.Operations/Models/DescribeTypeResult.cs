using System.Text.Json.Nodes;

namespace Swamp.Operations.Models;

/// <summary>What a model type takes and produces (TYPE-31).</summary>
public sealed record DescribeTypeResult
{
    /// <summary>Name of the type.</summary>
    public required TypeNameView Type { get; init; }

    /// <summary>Version, <c>YYYY.MM.DD.MICRO</c>.</summary>
    public required string Version { get; init; }

    /// <summary>JSON Schema of the global arguments; absent when the type accepts any.</summary>
    public JsonObject? GlobalArguments { get; init; }

    /// <summary>What its methods write: objects, or only names where a compact answer was asked for.</summary>
    public required JsonArray DataOutputSpecs { get; init; }

    /// <summary>Its methods.</summary>
    public required IReadOnlyList<MethodView> Methods { get; init; }
}
