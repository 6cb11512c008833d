namespace Swamp.Engine.Definitions;

/// <summary>What a definition changes of an output spec (DATA-17). Absent fields keep the type's value.</summary>
public sealed record OutputOverride
{
    /// <summary>Lifetime (DATA-12).</summary>
    public string? Lifetime { get; init; }

    /// <summary>Version retention (DATA-14).</summary>
    public string? GarbageCollection { get; init; }

    /// <summary>Vault for the spec's secrets (SEC-9).</summary>
    public string? VaultName { get; init; }
}
