using System.Text.Json.Nodes;

namespace Swamp.Operations.Models;

/// <summary>A method as the commands about types and models show it.</summary>
public sealed record MethodView
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public required string Description { get; init; }

    /// <summary>JSON Schema of the arguments; reduced to names, types and what is required where that was asked for (TYPE-32).</summary>
    public required JsonObject Arguments { get; init; }
}
