using System.Security.Cryptography;
using Swamp.Extensions.Archives;

namespace Swamp.Extensions.Signing;

/// <summary>Public halves of keys.</summary>
internal static class PublicKey
{
    private const string P256 = "1.2.840.10045.3.1.7";

    public static string IdOf(ECDsa key) => Digest.Hex(key.ExportSubjectPublicKeyInfo())[..16];

    /// <summary>Other curves are not spoken, so that there is one way to check.</summary>
    /// <exception cref="CryptographicException">It is another one.</exception>
    public static void RequireP256(ECDsa key)
    {
        if (key.ExportParameters(includePrivateParameters: false).Curve.Oid is not { } oid || (oid.Value != P256 && oid.FriendlyName is not ("nistP256" or "ECDSA_P256")))
        {
            throw new CryptographicException("its curve is not P-256");
        }
    }

    /// <summary>Whether a signature is of its own statement by a key.</summary>
    /// <param name="publicKey">The public half, DER in base64.</param>
    /// <param name="signature">The signature.</param>
    public static bool Verifies(string publicKey, ExtensionSignature signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            return key.VerifyData(signature.Statement(), Convert.FromBase64String(signature.Signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
