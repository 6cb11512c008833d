namespace Swamp.Operations.Vaults;

/// <summary>Asks for the configuration of a vault (VCMD-3, VCMD-4).</summary>
public sealed record GetVaultRequest
{
    /// <summary>Name or id.</summary>
    public required string Vault { get; init; }

    /// <summary>Only vaults of this type; null for any.</summary>
    public string? Type { get; init; }
}
