using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>Records about secrets, encrypted like the secrets themselves (VAULT-17).</summary>
internal sealed class EncryptedNotes<T>(string vault, SecretFiles files, JsonTypeInfo<T> shape)
    where T : class
{
    public async Task<T?> GetAsync(string key, CancellationToken cancellationToken)
    {
        if (await files.ReadAsync(key, cancellationToken) is not { } text)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(text, shape) ?? throw Unreadable(key);
        }
        catch (JsonException)
        {
            throw Unreadable(key);
        }
    }

    public Task PutAsync(string key, T note, CancellationToken cancellationToken) =>
        files.WriteAsync(key, JsonSerializer.Serialize(note, shape), cancellationToken);

    private SwampException Unreadable(string key) => new(
        ErrorCodes.VaultFailed,
        $"What vault '{vault}' keeps beside the secret '{key}' cannot be understood.",
        $"Set it again: swamp vault annotate {vault} {key} --clear, or swamp vault put {vault} {key} --clear-refresh");
}
