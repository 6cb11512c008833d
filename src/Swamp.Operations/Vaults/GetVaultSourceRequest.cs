namespace Swamp.Operations.Vaults;

/// <summary>Asks for the file of a vault as it is written.</summary>
public sealed record GetVaultSourceRequest
{
    /// <summary>Name or id.</summary>
    public required string Vault { get; init; }

    /// <summary>Only vaults of this type; null for any.</summary>
    public string? Type { get; init; }
}
