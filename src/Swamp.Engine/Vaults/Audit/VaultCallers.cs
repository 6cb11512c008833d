namespace Swamp.Engine.Vaults.Audit;

/// <summary>Who asked a vault for something (VAULT-26).</summary>
public static class VaultCallers
{
    /// <summary><c>vault put</c>.</summary>
    public const string Put = "cli:vault-put";

    /// <summary><c>vault delete</c>.</summary>
    public const string Delete = "cli:vault-delete";

    /// <summary><c>vault annotate</c>.</summary>
    public const string Annotate = "cli:vault-annotate";

    /// <summary><c>vault read-secret</c>.</summary>
    public const string ReadSecret = "cli:vault-read-secret";

    /// <summary><c>vault inspect</c>.</summary>
    public const string Inspect = "cli:vault-inspect";

    /// <summary><c>vault migrate</c>.</summary>
    public const string Migrate = "cli:vault-migrate";

    /// <summary>An expression with <c>vault.get</c>.</summary>
    public const string Expression = "expression:vault-resolve";

    /// <summary>A reference in stored data.</summary>
    public const string StoredReference = "data-writer:vault-ref-resolve";

    /// <summary>A sensitive output that goes to a vault.</summary>
    public const string SensitiveOutput = "data-writer:sensitive-output";

    /// <summary>Somebody who gave no name.</summary>
    public const string Unknown = "unknown";
}
