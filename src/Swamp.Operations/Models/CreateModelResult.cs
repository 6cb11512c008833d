using System.Text.Json.Nodes;

namespace Swamp.Operations.Models;

/// <summary>The definition that was created (MOD-5).</summary>
public sealed record CreateModelResult
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute path of its file.</summary>
    public required string Path { get; init; }

    /// <summary>Version of the type.</summary>
    public required string Version { get; init; }

    /// <summary>JSON Schema of the global arguments; absent when the type accepts any.</summary>
    public JsonObject? GlobalArguments { get; init; }

    /// <summary>What can be run.</summary>
    public required IReadOnlyList<MethodView> Methods { get; init; }

    /// <summary>True when nothing was written; absent otherwise.</summary>
    public bool? DryRun { get; init; }
}
