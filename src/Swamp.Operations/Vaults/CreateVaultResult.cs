using System.Text.Json.Nodes;

namespace Swamp.Operations.Vaults;

/// <summary>A vault that was made (VCMD-1).</summary>
public sealed record CreateVaultResult
{
    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Type.</summary>
    public required string Type { get; init; }

    /// <summary>Name of the type for people.</summary>
    public required string TypeName { get; init; }

    /// <summary>Settings of the provider; secret ones are hidden.</summary>
    public required JsonObject Config { get; init; }
}
