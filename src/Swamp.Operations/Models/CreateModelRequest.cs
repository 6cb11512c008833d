using System.Text.Json.Nodes;

namespace Swamp.Operations.Models;

/// <summary>Asks for a new definition.</summary>
public sealed record CreateModelRequest
{
    /// <summary>Name of the type.</summary>
    public required string Type { get; init; }

    /// <summary>Name of the definition, unique across types (DEF-4, DEF-5).</summary>
    public required string Name { get; init; }

    /// <summary>Global arguments; null when none were given, which also skips their validation (MOD-3, QUIRK-2).</summary>
    public JsonObject? GlobalArguments { get; init; }

    /// <summary>Whether only to say what would be created.</summary>
    public bool DryRun { get; init; }
}
