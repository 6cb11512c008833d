namespace Swamp.Engine.Vaults.Audit;

/// <summary>One line of the vault audit trail (VAULT-25, EX-12). Never holds a value.</summary>
public sealed record VaultAuditEntry
{
    /// <summary>One of <see cref="VaultAuditActions"/>; absent in old files, then <c>get</c>.</summary>
    public string Action { get; init; } = VaultAuditActions.Get;

    /// <summary>When, ISO-8601 UTC.</summary>
    public required string Timestamp { get; init; }

    /// <summary>Name of the vault.</summary>
    public required string VaultName { get; init; }

    /// <summary>Type of the vault.</summary>
    public required string VaultType { get; init; }

    /// <summary>Key of the secret.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Who asked: one of <see cref="VaultCallers"/>, or a name of a remote caller.</summary>
    public string CallerContext { get; init; } = VaultCallers.Unknown;
}
