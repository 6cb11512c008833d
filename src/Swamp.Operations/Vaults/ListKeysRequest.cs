namespace Swamp.Operations.Vaults;

/// <summary>Asks for the keys of a vault (VCMD-21).</summary>
public sealed record ListKeysRequest
{
    /// <summary>Name of the vault.</summary>
    public required string Vault { get; init; }
}
