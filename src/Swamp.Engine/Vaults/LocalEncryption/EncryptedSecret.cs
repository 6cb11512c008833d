using System.Text;
using System.Text.Json;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>One <c>.enc</c> file (VAULT-12, EX-7).</summary>
/// <param name="Salt">Salt of the key derivation.</param>
/// <param name="Iv">Nonce of the encryption.</param>
/// <param name="Data">Ciphertext followed by the tag.</param>
internal sealed record EncryptedSecret(byte[] Salt, byte[] Iv, byte[] Data)
{
    public const int SaltBytes = 16;
    public const int IvBytes = 12;
    public const int TagBytes = 16;
    private const int Version = 2;

    /// <summary>The file's content: two spaces of indent, no newline at the end.</summary>
    public byte[] ToFile() => Encoding.ASCII.GetBytes(
        $"{{\n  \"iv\": \"{Convert.ToBase64String(Iv)}\",\n  \"data\": \"{Convert.ToBase64String(Data)}\",\n"
        + $"  \"salt\": \"{Convert.ToBase64String(Salt)}\",\n  \"version\": {Version}\n}}");

    /// <summary>Reads a file's content.</summary>
    /// <exception cref="InvalidDataException">What is wrong, as the end of a sentence; nothing of the content.</exception>
    public static EncryptedSecret FromFile(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidDataException("is not an encrypted secret");
            }

            CheckVersion(root);
            var secret = new EncryptedSecret(Bytes(root, "salt"), Bytes(root, "iv"), Bytes(root, "data"));
            return secret.Salt.Length == 0 ? throw new InvalidDataException("has an empty salt")
                : secret.Iv.Length != IvBytes ? throw new InvalidDataException($"has an initialisation vector of {secret.Iv.Length} bytes instead of {IvBytes}")
                : secret.Data.Length < TagBytes ? throw new InvalidDataException("is cut short")
                : secret;
        }
        catch (JsonException)
        {
            // The exception's text may quote the file, so it is not passed on.
            throw Wrong("is not JSON; it may be cut short");
        }
    }

    // A file without a version, or with an older number, is tried: only its content decides (QUIRK-29). A newer one means another format.
    private static void CheckVersion(JsonElement root)
    {
        if (root.TryGetProperty("version", out var version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetDouble(out var number)
            && number > Version)
        {
            throw new InvalidDataException($"was written by a newer program (format {number}, this one knows {Version})");
        }
    }

    private static byte[] Bytes(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            throw new InvalidDataException($"has no '{name}'");
        }

        return value.TryGetBytesFromBase64(out var bytes) ? bytes : throw new InvalidDataException($"has a '{name}' that is not base64");
    }

    private static InvalidDataException Wrong(string problem) => new(problem);
}
