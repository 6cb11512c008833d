using Swamp.Engine.Data;
using Swamp.Engine.Files;

namespace Swamp.Extensions.Hosting;

/// <summary>Unpacks the TypeScript half of the host into the user's cache, in a folder named by its content.</summary>
internal static class HostFiles
{
    private const string Prefix = "host/";

    /// <summary>The folder with the host's files.</summary>
    public static async Task<string> UnpackAsync(string cache, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cache, "host", HostContent.Fingerprint);
        var mark = Path.Combine(folder, ".complete");
        if (File.Exists(mark))
        {
            return folder;
        }

        var assembly = typeof(HostFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            await using var resource = assembly.GetManifestResourceStream(name)!;
            var content = new byte[resource.Length];
            await resource.ReadExactlyAsync(content, cancellationToken);
            await AtomicFile.WriteAsync(Path.Combine(folder, name[Prefix.Length..].Replace('/', Path.DirectorySeparatorChar)), content, null, cancellationToken);
        }

        await AtomicFile.WriteAsync(mark, "", null, cancellationToken);
        return folder;
    }

    /// <summary>SHA-256 of bytes, lower-case hex.</summary>
    public static string Hash(ReadOnlySpan<byte> content) => ContentHasher.Hex(content);
}
