using System.Text.Json.Nodes;

namespace Swamp.Operations.Vaults;

/// <summary>Asks for a new vault (VCMD-1).</summary>
public sealed record CreateVaultRequest
{
    /// <summary>Type of the vault.</summary>
    public required string Type { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Settings of the provider; null for the usual ones.</summary>
    public JsonObject? Config { get; init; }

    /// <summary>Whether reading a secret is recorded in the audit trail.</summary>
    public bool AuditReads { get; init; }
}
