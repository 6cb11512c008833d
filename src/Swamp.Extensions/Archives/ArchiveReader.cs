using System.IO.Compression;
using System.Text;
using Swamp.Engine.Errors;
using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Archives;

/// <summary>
/// Reads archives of extensions, ours and those of the product whose formats we read: a compressed tar with one root <c>extension/</c> (EXT-70). Links,
/// paths that lead out, doubles and everything beyond the limits are refused (EXT-72, EXT-103).
/// </summary>
public static class ArchiveReader
{
    private const string Root = "extension/";

    /// <summary>Reads an archive.</summary>
    /// <param name="archive">Its bytes.</param>
    /// <param name="name">What it is an archive of, for messages.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArchive"/> with the entry and the cause.</exception>
    public static ExtensionArchive Read(ReadOnlyMemory<byte> archive, string name, ArchiveLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (archive.Length > limits.ArchiveBytes)
        {
            throw ArchiveErrors.Refused(name, $"it has {archive.Length} bytes, more than {limits.ArchiveBytes}.");
        }

        if (archive.Length < 18 || archive.Span[0] != 0x1f || archive.Span[1] != 0x8b)
        {
            throw ArchiveErrors.Refused(name, "it is no gzip file.");
        }

        try
        {
            var files = Files(archive, limits, cancellationToken);
            var manifest = files.FirstOrDefault(static f => f.Path == "manifest.yaml") ?? throw new InvalidDataException("it is corrupt: it holds no manifest.yaml.");
            return new ExtensionArchive { Files = files, Manifest = ManifestReader.Read("manifest.yaml", Encoding.UTF8.GetString(manifest.Content.Span)) };
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or SwampException { Code: ErrorCodes.InvalidDocument })
        {
            throw ArchiveErrors.Refused(name, exception.Message, exception);
        }
    }

    private static List<ArchiveFile> Files(ReadOnlyMemory<byte> archive, ArchiveLimits limits, CancellationToken cancellationToken)
    {
        var files = new List<ArchiveFile>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        using var bytes = new MemoryStream(archive.ToArray(), writable: false);
        using var unpacked = new GZipStream(bytes, CompressionMode.Decompress);
        var tar = new TarScanner(unpacked, limits);
        while (tar.Next() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (PathOf(entry, limits) is not { } path)
            {
                continue;
            }

            if (files.Count == limits.Files)
            {
                throw new InvalidDataException($"it holds more than {limits.Files} files.");
            }

            if (!seen.TryAdd(ArchivePath.Identity(path), path))
            {
                throw new InvalidDataException($"the file {ArchivePath.Shown(path)} is there twice{(seen[ArchivePath.Identity(path)] is var other && other != path ? $", the other time as {ArchivePath.Shown(other)}" : "")}.");
            }

            files.Add(new ArchiveFile(path, entry.Content, (entry.Mode & 0b001_000_000) != 0));
        }

        tar.Drain();
        if ((uint)tar.Position != BitConverter.ToUInt32(archive.Span[^4..]))
        {
            throw new InvalidDataException("it is cut off, or something was added to it.");
        }

        RefuseFilesAsFolders(seen);
        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files;
    }

    /// <summary>The path of a file below the root; null for folders and for what systems add of their own.</summary>
    private static string? PathOf(TarEntry entry, ArchiveLimits limits)
    {
        var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
        if (entry.Type == '5')
        {
            return name.TrimEnd('/') is "" or "extension" || ArchivePath.Problem(name.TrimEnd('/'), limits) is not { } wrong ? null : throw new InvalidDataException(wrong);
        }

        if (entry.Type is '1' or '2')
        {
            throw new InvalidDataException($"the entry {ArchivePath.Shown(name)} is a link.");
        }

        if (entry.Type != '0')
        {
            throw new InvalidDataException($"the entry {ArchivePath.Shown(name)} is neither a file nor a folder.");
        }

        if (ArchivePath.Problem(name, limits) is { } problem)
        {
            throw new InvalidDataException(problem);
        }

        if (!name.StartsWith(Root, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"the entry {ArchivePath.Shown(name)} lies outside of {Root}.");
        }

        var parts = name.Split('/');
        if (parts.Any(static part => part.StartsWith("._", StringComparison.Ordinal)))
        {
            return null;
        }

        // A '.git' in a folder that somebody looks into would run programs of its author.
        return parts.Any(static part => part.StartsWith('.')) ? throw new InvalidDataException($"the file {ArchivePath.Shown(name)} is hidden.") : name[Root.Length..];
    }

    private static void RefuseFilesAsFolders(Dictionary<string, string> seen)
    {
        foreach (var path in seen.Keys)
        {
            for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
            {
                if (seen.TryGetValue(path[..slash], out var file))
                {
                    throw new InvalidDataException($"{ArchivePath.Shown(file)} is a file and a folder at once.");
                }
            }
        }
    }
}
