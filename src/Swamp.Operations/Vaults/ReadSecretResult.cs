namespace Swamp.Operations.Vaults;

/// <summary>A secret in clear (VCMD-20).</summary>
public sealed record ReadSecretResult
{
    /// <summary>Name of the vault.</summary>
    public required string VaultName { get; init; }

    /// <summary>Key of the secret.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Type of the vault.</summary>
    public required string VaultType { get; init; }

    /// <summary>The value.</summary>
    public required string Value { get; init; }
}
