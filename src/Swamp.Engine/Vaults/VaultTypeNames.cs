namespace Swamp.Engine.Vaults;

/// <summary>Names of vault types that mean something to the program (VAULT-3, VAULT-4).</summary>
public static class VaultTypeNames
{
    /// <summary>Secrets in encrypted files of this machine.</summary>
    public const string LocalEncryption = "local_encryption";

    /// <summary>Secrets that stand in the configuration itself; for tests.</summary>
    public const string Mock = "mock";

    /// <summary>The present name of a type that was renamed; null for any other name.</summary>
    public static string? PresentNameOf(string type) => type switch
    {
        "aws" or "aws-sm" => "@swamp/aws-sm",
        "azure" or "azure-kv" => "@swamp/azure-kv",
        "1password" => "@swamp/1password",
        _ => null,
    };
}
