using System.Security.Cryptography;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>A folder of <c>{key}.enc</c> files (VAULT-11): each is replaced as a whole, so that a reader sees an old value or a new one.</summary>
internal sealed class SecretFiles(string vault, string root, string folder, SecretCipher cipher, KeySource keys)
{
    private const string Ending = ".enc";
    private const long LargestFile = 64L << 20;

    /// <summary>The value behind a key; null when there is none.</summary>
    public async Task<string?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        if (await ContentAsync(path, cancellationToken) is not { } content)
        {
            return null;
        }

        try
        {
            var secret = EncryptedSecret.FromFile(content);
            if (cipher.Knows(secret))
            {
                return cipher.Decrypt(secret, []);
            }

            using var material = await keys.LoadAsync(cancellationToken);
            return cipher.Decrypt(secret, material.Bytes);
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(key, $"'{path}' {exception.Message}");
        }
        catch (CryptographicException)
        {
            // Nothing of the cause is passed on: it cannot say more, and must not.
            throw Damaged(key, $"'{path}' was encrypted with another key, or was changed");
        }
    }

    /// <summary>Stores a value.</summary>
    public async Task WriteAsync(string key, string value, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        EncryptedSecret secret;
        using (var material = await keys.LoadOrCreateAsync(cancellationToken))
        {
            secret = cipher.Encrypt(value, material.Bytes);
        }

        try
        {
            PrivateFile.CreateFolder(root, folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("created", folder, exception);
        }

        var options = new AtomicFileOptions { UnixMode = PrivateFile.File, Durable = true, Root = folder };
        await AtomicFile.WriteAsync(path, secret.ToFile(), options, cancellationToken);
    }

    /// <summary>Whether there is a value.</summary>
    public bool Exists(string key) => File.Exists(PathOf(key));

    /// <summary>Removes a value.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(string key)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("deleted", path, exception);
        }
    }

    /// <summary>All keys, sorted by code unit (VAULT-19).</summary>
    public IReadOnlyList<string> List()
    {
        try
        {
            var names = Directory.EnumerateFiles(folder, "*" + Ending, new EnumerationOptions { AttributesToSkip = FileAttributes.None })
                .Select(static path => Path.GetFileName(path)[..^Ending.Length])
                .Where(static key => key.Length > 0)
                .ToList();
            names.Sort(StringComparer.Ordinal);
            return names;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", folder, exception);
        }
    }

    private string PathOf(string key) => Path.Combine(folder, SecretKey.Check(key) + Ending);

    private async Task<byte[]?> ContentAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var real = ContainedPath.Check(folder, path);
            return new FileInfo(real) is { Exists: true, Length: > LargestFile }
                ? throw new SwampException(ErrorCodes.VaultFailed, $"'{path}' is too large to be a secret.", "Check who wrote it.")
                : await File.ReadAllBytesAsync(real, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", path, exception);
        }
    }

    private SwampException Damaged(string key, string reason) => new(
        ErrorCodes.VaultFailed,
        $"Secret '{key}' of vault '{vault}' cannot be opened: {reason}.",
        $"Restore the file or the key it was encrypted with, or store the secret again: swamp vault put {vault} {key}");
}
