using System.Security.Cryptography;
using System.Text;
using Swamp.Engine.Identity;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>
/// AES-256-GCM under keys derived with PBKDF2 (VAULT-12). A derivation takes tens of milliseconds, so keys are kept per salt while the
/// vault is open and wiped when it is closed.
/// </summary>
internal sealed class SecretCipher(IIdGenerator ids) : IDisposable
{
    private const int Iterations = 100_000;
    private const int KeyBytes = 32;
    private const int MostKeys = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, byte[]> keyBySalt = new(StringComparer.Ordinal);
    private bool disposed;

    /// <summary>Encrypts under a fresh salt and nonce.</summary>
    /// <param name="value">The secret.</param>
    /// <param name="material">Key material; stays the caller's to wipe.</param>
    public EncryptedSecret Encrypt(string value, ReadOnlySpan<byte> material)
    {
        var salt = new byte[EncryptedSecret.SaltBytes];
        var iv = new byte[EncryptedSecret.IvBytes];
        ids.Fill(salt);
        ids.Fill(iv);
        var plain = Encoding.UTF8.GetBytes(value);
        try
        {
            var data = new byte[plain.Length + EncryptedSecret.TagBytes];
            using var aes = Open(salt, material);
            aes.Encrypt(iv, plain, data.AsSpan(0, plain.Length), data.AsSpan(plain.Length));
            return new EncryptedSecret(salt, iv, data);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Whether the key of a file is known already, so that no key material is needed to open it.</summary>
    public bool Knows(EncryptedSecret secret)
    {
        lock (gate)
        {
            return keyBySalt.ContainsKey(Convert.ToHexString(secret.Salt));
        }
    }

    /// <summary>Decrypts.</summary>
    /// <param name="secret">The file.</param>
    /// <param name="material">Key material; empty when <see cref="Knows"/> says it is not needed.</param>
    /// <exception cref="CryptographicException">Another key, or the file was changed.</exception>
    public string Decrypt(EncryptedSecret secret, ReadOnlySpan<byte> material)
    {
        var length = secret.Data.Length - EncryptedSecret.TagBytes;
        var plain = new byte[length];
        try
        {
            using var aes = Open(secret.Salt, material);
            aes.Decrypt(secret.Iv, secret.Data.AsSpan(0, length), secret.Data.AsSpan(length), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException)
        {
            Forget(secret.Salt); // the next attempt may come with the right key
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            Wipe();
        }
    }

    private AesGcm Open(byte[] salt, ReadOnlySpan<byte> material)
    {
        var name = Convert.ToHexString(salt);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (keyBySalt.TryGetValue(name, out var known))
            {
                return new AesGcm(known, EncryptedSecret.TagBytes);
            }
        }

        // Outside the lock: several secrets may be derived at the same time.
        var key = new byte[KeyBytes];
        Rfc2898DeriveBytes.Pbkdf2(material, salt, key, Iterations, HashAlgorithmName.SHA256);
        lock (gate)
        {
            if (disposed)
            {
                CryptographicOperations.ZeroMemory(key);
                throw new ObjectDisposedException(nameof(SecretCipher));
            }

            if (keyBySalt.TryGetValue(name, out var known))
            {
                CryptographicOperations.ZeroMemory(key);
                return new AesGcm(known, EncryptedSecret.TagBytes);
            }

            if (keyBySalt.Count >= MostKeys)
            {
                Wipe();
            }

            keyBySalt.Add(name, key);
            return new AesGcm(key, EncryptedSecret.TagBytes);
        }
    }

    private void Forget(byte[] salt)
    {
        lock (gate)
        {
            if (keyBySalt.Remove(Convert.ToHexString(salt), out var key))
            {
                CryptographicOperations.ZeroMemory(key);
            }
        }
    }

    private void Wipe()
    {
        foreach (var key in keyBySalt.Values)
        {
            CryptographicOperations.ZeroMemory(key);
        }

        keyBySalt.Clear();
    }
}
