namespace Swamp.Operations.Vaults;

/// <summary>Asks to store a secret (VCMD-10).</summary>
public sealed record PutSecretRequest
{
    /// <summary>Name of the vault.</summary>
    public required string Vault { get; init; }

    /// <summary>Key of the secret.</summary>
    public required string Key { get; init; }

    /// <summary>Its value.</summary>
    public required string Value { get; init; }

    /// <summary>Whether a secret of that key is replaced; otherwise the call fails.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Command that renews the secret when it is read; needs <see cref="RefreshTtl"/>.</summary>
    public string? RefreshFrom { get; init; }

    /// <summary>How long a value is fresh: <c>90s</c>, <c>15m</c>, <c>2h</c>.</summary>
    public string? RefreshTtl { get; init; }

    /// <summary>Whether the secret stops renewing itself.</summary>
    public bool ClearRefresh { get; init; }

    /// <summary>Labels to add to what is noted about it.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
