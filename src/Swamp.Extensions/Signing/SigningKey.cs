using System.Security.Cryptography;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Identity;

namespace Swamp.Extensions.Signing;

/// <summary>A private key that signs extensions: P-256, as PEM.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa key;

    private SigningKey(ECDsa key) => (this.key, Id) = (key, PublicKey.IdOf(key));

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Reads a key.</summary>
    /// <param name="path">Absolute path of a PEM file.</param>
    /// <param name="password">What unlocks it; null when it is not locked. A secret.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>: it is no such key, or the password is wrong.</exception>
    public static SigningKey Read(string path, string? password)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", path, exception);
        }

        var key = ECDsa.Create();
        try
        {
            if (text.Contains("ENCRYPTED PRIVATE KEY", StringComparison.Ordinal))
            {
                key.ImportFromEncryptedPem(text, password ?? throw new SwampException(ErrorCodes.InvalidArgument, $"{path} is locked.", "Put its password into SWAMP_SIGN_PASSWORD."));
            }
            else if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                key.ImportFromPem(text);
            }
            else
            {
                throw new CryptographicException("it holds no private key");
            }

            PublicKey.RequireP256(key);
            return new SigningKey(key);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"{path} cannot sign: {exception.Message.TrimEnd('.')}.", "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem", innerException: exception);
        }
    }

    /// <summary>Signs a version.</summary>
    public ExtensionSignature Sign(string name, string version, string digest, DateTimeOffset now)
    {
        var draft = new ExtensionSignature
        {
            Format = ExtensionSignature.CurrentFormat,
            KeyId = Id,
            Name = name,
            Version = version,
            Digest = digest,
            SignedAt = IdFormat.Text(now),
            Signature = "",
        };
        return draft with { Signature = Convert.ToBase64String(key.SignData(draft.Statement(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)) };
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
