namespace Swamp.Operations.Vaults;

/// <summary>Names a secret.</summary>
public sealed record SecretRequest
{
    /// <summary>Name of the vault.</summary>
    public required string Vault { get; init; }

    /// <summary>Key of the secret.</summary>
    public required string Key { get; init; }
}
