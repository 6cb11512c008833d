using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Swamp.Extensions.Archives;

namespace Swamp.Extensions.Packing;

/// <summary>
/// Archives that were made already, by what went into them: <c>.swamp/cache/packages/&lt;hash&gt;/{extension.tar.gz,metadata.json}</c> (EXT-80). A repository may
/// come from anybody, so what this user did not write is not believed; what cannot be read or written costs time and nothing else.
/// </summary>
/// <param name="folder">Absolute folder of the entries.</param>
/// <param name="keyFile">Absolute path of the user's key, which is made when it is not there.</param>
/// <param name="clock">The clock.</param>
internal sealed class PackageCache(string folder, string keyFile, TimeProvider clock)
{
    private const string Archive = "extension.tar.gz";
    private const string Metadata = "metadata.json";
    private const int MostEntries = 20;
    private const long MostBytes = 256 << 20;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly UserKey userKey = new(keyFile);

    /// <summary>The archive of an entry; null when there is none, or it is not as it was written, in which case it is removed.</summary>
    public async Task<byte[]?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        var entry = Path.Combine(folder, hash);
        try
        {
            if (!Directory.Exists(entry) || userKey.Read(mayMake: false) is not { } key)
            {
                return null;
            }

            if (await ReadAsync(entry, hash, key, cancellationToken) is { } archive)
            {
                // What is used is kept; a file system that refuses this only forgets earlier.
                File.SetLastWriteTimeUtc(Path.Combine(entry, Metadata), clock.GetUtcNow().UtcDateTime);
                return archive;
            }
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            // As if it were not there.
        }

        Remove(hash);
        return null;
    }

    /// <summary>Keeps an archive, and forgets what has not been used for long.</summary>
    public async Task StoreAsync(string hash, string name, string version, ReadOnlyMemory<byte> archive, CancellationToken cancellationToken)
    {
        var made = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            if (userKey.Read(mayMake: true) is not { } key)
            {
                return;
            }

            var metadata = new PackageMetadata
            {
                Hash = hash,
                ExtensionName = name,
                ExtensionVersion = version,
                ArchiveSize = archive.Length,
                CachedAt = clock.GetUtcNow(),
                RubricVersion = QualityScore.RubricVersion,
                Seal = Seal(hash, archive.Span, key),
            };
            Directory.CreateDirectory(made);
            await File.WriteAllBytesAsync(Path.Combine(made, Archive), archive, cancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(made, Metadata), JsonSerializer.SerializeToUtf8Bytes(metadata, ExtensionJsonContext.Default.PackageMetadata), cancellationToken);
            File.SetLastWriteTimeUtc(Path.Combine(made, Metadata), clock.GetUtcNow().UtcDateTime);

            // An entry appears whole, by one rename; whoever was first with the same one made the same.
            if (!Directory.Exists(Path.Combine(folder, hash)))
            {
                Directory.Move(made, Path.Combine(folder, hash));
            }

            Sweep(hash);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            // Made anew the next time.
        }
        finally
        {
            Delete(made);
        }
    }

    /// <summary>Takes out an entry: out of sight first, so that nobody meets half of it.</summary>
    public void Remove(string hash)
    {
        var away = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            Directory.Move(Path.Combine(folder, hash), away);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            // Another process has taken it, or nobody may.
        }

        Delete(away);
    }

    private static async Task<byte[]?> ReadAsync(string entry, string hash, byte[] key, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(Path.Combine(entry, Archive)).Length > ArchiveLimits.Default.ArchiveBytes)
            {
                return null;
            }

            var metadata = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(Path.Combine(entry, Metadata), cancellationToken), ExtensionJsonContext.Default.PackageMetadata);
            var archive = await File.ReadAllBytesAsync(Path.Combine(entry, Archive), cancellationToken);
            var isOurs = metadata?.Hash == hash && metadata.RubricVersion == QualityScore.RubricVersion && metadata.Seal is { } seal
                && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(seal), Encoding.ASCII.GetBytes(Seal(hash, archive, key)));
            return isOurs ? archive : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Seal(string hash, ReadOnlySpan<byte> archive, byte[] key)
    {
        using var seal = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        seal.AppendData(Encoding.ASCII.GetBytes(hash));
        seal.AppendData(archive);
        return Convert.ToHexStringLower(seal.GetHashAndReset());
    }

    private void Sweep(string current)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        long bytes = 0;
        var count = 0;
        var entries = new DirectoryInfo(folder).EnumerateDirectories().Select(static d => (d.Name, Used: UsedAt(d), Size: d.EnumerateFiles().Sum(static f => f.Length)))
            .OrderByDescending(e => e.Name == current).ThenByDescending(static e => e.Used).ToList();
        foreach (var entry in entries)
        {
            if (entry.Name.StartsWith('.'))
            {
                if (now - entry.Used > Abandoned)
                {
                    Delete(Path.Combine(folder, entry.Name));
                }

                continue;
            }

            bytes += entry.Size;
            if (++count > MostEntries || bytes > MostBytes || now - entry.Used > Kept)
            {
                Remove(entry.Name);
            }
        }
    }

    private static DateTime UsedAt(DirectoryInfo entry) =>
        new FileInfo(Path.Combine(entry.FullName, Metadata)) is { Exists: true } metadata ? metadata.LastWriteTimeUtc : entry.LastWriteTimeUtc;

    private static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            // A later sweep takes it.
        }
    }

    private static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
