namespace Swamp.Engine.Vaults.Audit;

/// <summary>What is recorded in the vault audit trail (VAULT-25).</summary>
public static class VaultAuditActions
{
    /// <summary>A secret was read; recorded only for vaults with <c>auditReads</c>.</summary>
    public const string Get = "get";

    /// <summary>A secret was stored.</summary>
    public const string Put = "put";

    /// <summary>A secret was deleted.</summary>
    public const string Delete = "delete";

    /// <summary>What is noted about a secret was changed.</summary>
    public const string Annotate = "annotate";
}
