using System.Text.Json.Nodes;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>What <c>local_encryption</c> says of itself (VAULT-3, VAULT-10).</summary>
internal static class LocalEncryptionType
{
    public static VaultType Create(VaultSurroundings surroundings) => new()
    {
        Type = VaultTypeNames.LocalEncryption,
        Name = "Local Encryption",
        Description = "Secrets in AES-256-GCM encrypted files on this machine, with a generated key or an SSH key",
        IsBuiltIn = true,
        ConfigSchema = Schema(),
        CheckConfig = static config => LocalEncryptionSettings.Read("new", config),
        OpenAsync = (configuration, _) => ValueTask.FromResult<IVaultProvider>(
            new LocalEncryptionVault(configuration.Name, LocalEncryptionSettings.Read(configuration.Name, configuration.Config), surroundings)),
    };

    private static JsonObject Schema() => (JsonObject)JsonNode.Parse(
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "ssh_key_path": { "type": "string", "description": "Unencrypted SSH private key to derive keys from" },
            "auto_generate": { "type": "boolean", "description": "Generate a key file when there is none" },
            "key_file": { "type": "string", "description": "Key file to use instead of .key in the vault's folder" },
            "base_dir": { "type": "string", "description": "Folder whose .swamp/secrets holds the vault; the repository when absent" }
          }
        }
        """)!;
}
