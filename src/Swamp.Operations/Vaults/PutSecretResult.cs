namespace Swamp.Operations.Vaults;

/// <summary>A secret that was stored (VCMD-15). Never the value.</summary>
public sealed record PutSecretResult
{
    /// <summary>Name of the vault.</summary>
    public required string VaultName { get; init; }

    /// <summary>Key of the secret.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Type of the vault.</summary>
    public required string VaultType { get; init; }

    /// <summary>Whether there was one of that key.</summary>
    public required bool Overwritten { get; init; }

    /// <summary>When, ISO-8601.</summary>
    public required string Timestamp { get; init; }

    /// <summary>The labels that were given; absent without any.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
