namespace Swamp.Operations.Vaults;

/// <summary>Asks to delete a secret (VCMD-27).</summary>
public sealed record DeleteSecretRequest
{
    /// <summary>Name of the vault.</summary>
    public required string Vault { get; init; }

    /// <summary>Key of the secret.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it is fine when there is none.</summary>
    public bool IgnoreMissing { get; init; }
}
