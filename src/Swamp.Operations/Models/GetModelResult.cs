using System.Text.Json.Nodes;

namespace Swamp.Operations.Models;

/// <summary>A definition (MOD-10).</summary>
public sealed record GetModelResult
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the definition.</summary>
    public required int Version { get; init; }

    /// <summary>Its tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Its global arguments as written; sensitive ones show as <c>***</c>.</summary>
    public required JsonObject GlobalArguments { get; init; }

    /// <summary>True when direct execution created it; absent otherwise (MOD-13).</summary>
    public bool? AutoCreated { get; init; }

    /// <summary>Current version of the type; absent when the type is not available here.</summary>
    public string? TypeVersion { get; init; }

    /// <summary>JSON Schema of the global arguments; absent when the type accepts any or is not available.</summary>
    public JsonObject? GlobalArgumentsSchema { get; init; }

    /// <summary>What can be run; empty when the type is not available.</summary>
    public required IReadOnlyList<MethodView> Methods { get; init; }
}
