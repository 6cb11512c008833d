using System.Text.Json.Nodes;

namespace Swamp.Operations.Vaults;

/// <summary>Asks to move the secrets of a vault to another provider (VCMD-30).</summary>
public sealed record MigrateVaultRequest
{
    /// <summary>Name of the vault.</summary>
    public required string Vault { get; init; }

    /// <summary>Type of the new provider.</summary>
    public required string ToType { get; init; }

    /// <summary>Settings of the new provider; null for the usual ones.</summary>
    public JsonObject? Config { get; init; }

    /// <summary>Whether it is only told what would happen.</summary>
    public bool DryRun { get; init; }
}
