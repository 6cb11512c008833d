using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>The configuration of a <c>local_encryption</c> vault (VAULT-10). Unknown keys are refused when a vault is made, and ignored in one that is there.</summary>
internal sealed record LocalEncryptionSettings
{
    /// <summary>SSH private key to derive keys from.</summary>
    public string? SshKeyPath { get; init; }

    /// <summary>Whether a generated key is used where there is no SSH key.</summary>
    public bool AutoGenerate { get; init; }

    /// <summary>Key file other than <c>.key</c>.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Folder whose <c>.swamp/secrets</c> holds the vault.</summary>
    public string? BaseDirectory { get; init; }

    public static LocalEncryptionSettings Read(string vault, JsonObject config) => new()
    {
        SshKeyPath = Text(vault, config, "ssh_key_path"),
        AutoGenerate = Flag(vault, config, "auto_generate"),
        KeyFile = Text(vault, config, "key_file"),
        BaseDirectory = Text(vault, config, "base_dir"),
    };

    private static string? Text(string vault, JsonObject config, string key) => config[key] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() is { Length: > 0 } text ? text : null,
        _ => throw Wrong(vault, key, "a text"),
    };

    private static bool Flag(string vault, JsonObject config, string key) => config[key]?.GetValueKind() switch
    {
        null or JsonValueKind.False or JsonValueKind.Null => false,
        JsonValueKind.True => true,
        _ => throw Wrong(vault, key, "true or false"),
    };

    private static SwampException Wrong(string vault, string key, string expected) => new(
        ErrorCodes.InvalidArgument,
        $"The configuration of vault '{vault}' is wrong: {key} must be {expected}.",
        "Keys of local_encryption: ssh_key_path, auto_generate, key_file, base_dir.");
}
