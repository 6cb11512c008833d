namespace Swamp.Operations.Vaults;

/// <summary>The keys of a vault (VCMD-21).</summary>
public sealed record ListKeysResult
{
    /// <summary>Name of the vault.</summary>
    public required string VaultName { get; init; }

    /// <summary>Type of the vault.</summary>
    public required string VaultType { get; init; }

    /// <summary>The keys, sorted.</summary>
    public required IReadOnlyList<string> SecretKeys { get; init; }

    /// <summary>How many there are.</summary>
    public required int Count { get; init; }
}
