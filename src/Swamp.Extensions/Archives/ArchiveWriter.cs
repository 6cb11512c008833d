using System.IO.Compression;
using System.Text;

namespace Swamp.Extensions.Archives;

/// <summary>Writes archives (EXT-70). The same files give the same bytes, whoever packs them, whenever and in whatever order they are given.</summary>
public static class ArchiveWriter
{
    private const int Block = 512;
    private const byte UnknownSystem = 255;

    /// <summary>Packs files.</summary>
    /// <exception cref="Swamp.Engine.Errors.SwampException">A path cannot travel, or there is more than an archive may hold.</exception>
    public static byte[] Write(IReadOnlyList<ArchiveFile> files, string name, ArchiveLimits limits)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(limits);
        Check(files, name, limits);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var file in files.OrderBy(static f => f.Path, StringComparer.Ordinal))
            {
                WriteFile(gzip, file);
            }

            gzip.Write(new byte[2 * Block]);
        }

        // The header names the system it was packed on.
        var bytes = packed.ToArray();
        bytes[9] = UnknownSystem;
        return bytes;
    }

    private static void Check(IReadOnlyList<ArchiveFile> files, string name, ArchiveLimits limits)
    {
        if (files.Count > limits.Files)
        {
            throw ArchiveErrors.Refused(name, $"it would hold {files.Count} files, more than {limits.Files}.");
        }

        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (ArchivePath.Problem(file.Path, limits) is { } problem)
            {
                throw ArchiveErrors.Refused(name, problem);
            }

            if (file.Content.Length > limits.FileBytes)
            {
                throw ArchiveErrors.Refused(name, $"{ArchivePath.Shown(file.Path)} has {file.Content.Length} bytes, more than {limits.FileBytes}.");
            }

            if (!seen.TryAdd(ArchivePath.Identity(file.Path), file.Path))
            {
                throw ArchiveErrors.Refused(name, $"{ArchivePath.Shown(file.Path)} and {ArchivePath.Shown(seen[ArchivePath.Identity(file.Path)])} are the same file on some systems.");
            }
        }
    }

    private static void WriteFile(GZipStream gzip, ArchiveFile file)
    {
        var path = Encoding.UTF8.GetBytes("extension/" + file.Path);
        var split = Split(path);
        if (split < 0)
        {
            var record = Record("path", path);
            gzip.Write(Header("extension/long"u8, [], record.Length, 'x', 0b110_100_100));
            WritePadded(gzip, record);
            gzip.Write(Header(path.AsSpan(0, Math.Min(path.Length, 100)), [], file.Content.Length, '0', ModeOf(file)));
        }
        else
        {
            gzip.Write(Header(path.AsSpan(split == 0 ? 0 : split + 1), path.AsSpan(0, split), file.Content.Length, '0', ModeOf(file)));
        }

        WritePadded(gzip, file.Content.Span);
    }

    private static int ModeOf(ArchiveFile file) => file.IsExecutable ? 0b111_101_101 : 0b110_100_100;

    /// <summary>Where a path is cut so that both parts fit; 0 when it fits whole, -1 when it fits nowhere.</summary>
    private static int Split(byte[] path)
    {
        if (path.Length <= 100)
        {
            return 0;
        }

        for (var i = Math.Min(155, path.Length - 2); i > 0 && path.Length - i - 1 <= 100; i--)
        {
            if (path[i] == '/')
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A record of an extended header, which begins with its own length.</summary>
    private static byte[] Record(string key, byte[] value)
    {
        var rest = key.Length + value.Length + 3;
        var length = rest + $"{rest}".Length;
        if ($"{length}".Length != $"{rest}".Length)
        {
            length = rest + $"{length}".Length;
        }

        return [.. Encoding.ASCII.GetBytes($"{length} {key}="), .. value, (byte)'\n'];
    }

    private static byte[] Header(ReadOnlySpan<byte> name, ReadOnlySpan<byte> prefix, long size, char type, int mode)
    {
        var header = new byte[Block];
        name.CopyTo(header);
        Octal(header, 100, 8, mode);
        Octal(header, 108, 8, 0);
        Octal(header, 116, 8, 0);
        Octal(header, 124, 12, size);
        Octal(header, 136, 12, 0);
        header.AsSpan(148, 8).Fill((byte)' ');
        header[156] = (byte)type;
        "ustar\0"u8.CopyTo(header.AsSpan(257));
        "00"u8.CopyTo(header.AsSpan(263));
        Octal(header, 329, 8, 0);
        Octal(header, 337, 8, 0);
        prefix.CopyTo(header.AsSpan(345));
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(static b => b), 8).PadLeft(6, '0') + "\0 ").CopyTo(header.AsSpan(148));
        return header;
    }

    private static void Octal(byte[] header, int at, int length, long value) =>
        Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(length - 1, '0')).CopyTo(header.AsSpan(at));

    private static void WritePadded(Stream stream, ReadOnlySpan<byte> content)
    {
        stream.Write(content);
        if (content.Length % Block is > 0 and var over)
        {
            stream.Write(new byte[Block - over]);
        }
    }
}
