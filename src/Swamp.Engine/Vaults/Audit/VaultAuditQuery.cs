namespace Swamp.Engine.Vaults.Audit;

/// <summary>Which entries of the audit trail are wanted (VCMD-35). What is null does not restrict.</summary>
public sealed record VaultAuditQuery
{
    /// <summary>Earliest time, inclusive.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Latest time, inclusive.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Name of the vault.</summary>
    public string? VaultName { get; init; }

    /// <summary>Key of the secret.</summary>
    public string? SecretKey { get; init; }

    /// <summary>Action.</summary>
    public string? Action { get; init; }

    /// <summary>Most entries; the oldest are given.</summary>
    public int Limit { get; init; } = 100;
}
