using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>Key material from an SSH private key: the decoded body of its PEM (VAULT-15).</summary>
internal static class SshKey
{
    private const int LargestFile = 1 << 20;

    /// <exception cref="SwampException"><see cref="ErrorCodes.VaultFailed"/>: missing, readable by others, protected by a passphrase, not a key.</exception>
    public static async Task<KeyMaterial> LoadAsync(string path, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                throw Unusable(path, "is too large to be one");
            }

            content = await File.ReadAllBytesAsync(path, cancellationToken);
            PrivateFile.RequirePrivate(path, "SSH key");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unusable(path, "does not exist");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, "cannot be read");
        }

        try
        {
            return new KeyMaterial(Body(path, content));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    private static byte[] Body(string path, byte[] content)
    {
        var text = Encoding.UTF8.GetChars(content);
        var base64 = new StringBuilder(text.Length);
        try
        {
            var isArmoured = false;
            foreach (var line in new ReadOnlySpan<char>(text).EnumerateLines())
            {
                isArmoured |= line.StartsWith("-----BEGIN");
                if (line.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal) || line.StartsWith("-----BEGIN ENCRYPTED"))
                {
                    throw Protected(path);
                }

                if (!line.StartsWith("-----"))
                {
                    base64.Append(line);
                }
            }

            if (!isArmoured)
            {
                throw Unusable(path, "is not a private key in PEM form");
            }

            var body = Decode(path, base64.ToString());
            if (IsProtectedOpenSsh(body))
            {
                CryptographicOperations.ZeroMemory(body);
                throw Protected(path);
            }

            return body;
        }
        finally
        {
            Array.Clear(text);
            base64.Clear();
        }
    }

    private static byte[] Decode(string path, string base64)
    {
        try
        {
            return Convert.FromBase64String(base64) is { Length: > 0 } body ? body : throw Unusable(path, "is empty");
        }
        catch (FormatException)
        {
            throw Unusable(path, "is damaged");
        }
    }

    // openssh-key-v1\0, then the cipher's name with its length in front.
    private static bool IsProtectedOpenSsh(ReadOnlySpan<byte> body)
    {
        var magic = "openssh-key-v1\0"u8;
        if (!body.StartsWith(magic) || body.Length < magic.Length + 4)
        {
            return false;
        }

        var rest = body[magic.Length..];
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        return length > rest.Length - 4 || !rest.Slice(4, (int)length).SequenceEqual("none"u8);
    }

    private static SwampException Unusable(string path, string reason) => new(
        ErrorCodes.VaultFailed,
        $"The SSH key '{path}' of the vault {reason}.",
        "Set ssh_key_path in the vault's configuration to an unencrypted private key, or auto_generate to true.");

    private static SwampException Protected(string path) => new(
        ErrorCodes.VaultFailed,
        $"The SSH key '{path}' is protected by a passphrase and cannot be used for a vault.",
        "Set ssh_key_path to a key without a passphrase (ssh-keygen -N '' -f <file>), or auto_generate to true.");
}
