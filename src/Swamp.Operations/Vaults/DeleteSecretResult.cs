namespace Swamp.Operations.Vaults;

/// <summary>A secret that is gone (VCMD-27).</summary>
public sealed record DeleteSecretResult
{
    /// <summary>Name of the vault.</summary>
    public required string VaultName { get; init; }

    /// <summary>Key of the secret.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Type of the vault.</summary>
    public required string VaultType { get; init; }

    /// <summary>When, ISO-8601.</summary>
    public required string Timestamp { get; init; }

    /// <summary>True when there was none; absent otherwise.</summary>
    public bool? NoOp { get; init; }
}
