using System.Security.Cryptography;
using Swamp.Engine.Files;

namespace Swamp.Extensions.Hosting;

/// <summary>Unpacks the TypeScript half of the host into the user's cache, in a folder named by its content.</summary>
internal static class HostFiles
{
    private const string Prefix = "host/";

    /// <summary>The folder with the host's files.</summary>
    public static async Task<string> UnpackAsync(string cache, CancellationToken cancellationToken)
    {
        var assembly = typeof(HostFiles).Assembly;
        var names = assembly.GetManifestResourceNames().Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var files = new List<(string Name, byte[] Content)>(names.Count);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in names)
        {
            await using var resource = assembly.GetManifestResourceStream(name)!;
            var content = new byte[resource.Length];
            await resource.ReadExactlyAsync(content, cancellationToken);
            files.Add((name[Prefix.Length..], content));
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(name));
            hash.AppendData(content);
        }

        var folder = Path.Combine(cache, "host", Convert.ToHexStringLower(hash.GetHashAndReset())[..32]);
        var mark = Path.Combine(folder, ".complete");
        if (File.Exists(mark))
        {
            return folder;
        }

        foreach (var (name, content) in files)
        {
            await AtomicFile.WriteAsync(Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar)), content, null, cancellationToken);
        }

        await AtomicFile.WriteAsync(mark, "", null, cancellationToken);
        return folder;
    }

    /// <summary>SHA-256 of bytes, lower-case hex.</summary>
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
