using Microsoft.Win32.SafeHandles;

namespace Swamp.Storage.Files;

/// <summary>Whole small files with as few system calls as possible.</summary>
internal static class SmallFile
{
    /// <summary>Creates a file that must not exist.</summary>
    public static void WriteNew(string path, ReadOnlySpan<byte> content, bool flush)
    {
        using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        RandomAccess.Write(handle, content, 0);
        if (flush)
        {
            DiskFlush.File(handle);
        }
    }

    /// <summary>Replaces a file in one step through a temporary file beside it (GEN-19).</summary>
    public static void Replace(string path, string temporary, ReadOnlySpan<byte> content, bool flush)
    {
        WriteTemporary(temporary, content, flush);
        try
        {
            Rename(temporary, path, flush);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Writes a file under a name that belongs to one writer; gone again when that fails.</summary>
    public static void WriteTemporary(string path, ReadOnlySpan<byte> content, bool flush)
    {
        try
        {
            using var handle = Temporary(path);
            RandomAccess.Write(handle, content, 0);
            Settle(handle, flush);
        }
        catch
        {
            TryDelete(path);
            throw;
        }
    }

    /// <summary>Replaces a file by pieces of text, which are never together in memory.</summary>
    public static void Replace(string path, string temporary, IEnumerable<string> pieces, bool flush)
    {
        try
        {
            using (var handle = Temporary(temporary))
            {
                using (var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0))
                using (var writer = new StreamWriter(stream, bufferSize: 32 * 1024))
                {
                    foreach (var piece in pieces)
                    {
                        writer.Write(piece);
                    }

                    writer.Flush();
                    Settle(handle, flush);
                }
            }

            Rename(temporary, path, flush);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static SafeFileHandle Temporary(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        }
        catch (IOException) when (File.Exists(path))
        {
            // The name belongs to one writer: what stands there was left by a process that was killed.
            File.Delete(path);
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        }
    }

    private static void Settle(SafeFileHandle handle, bool flush)
    {
        if (flush)
        {
            DiskFlush.File(handle);
        }
    }

    private static void Rename(string temporary, string path, bool flush)
    {
        File.Move(temporary, path, overwrite: true);
        if (flush)
        {
            DiskFlush.Directory(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>Reads a file of at most the buffer's size.</summary>
    /// <returns>The number of bytes, or -1 when there is no such file.</returns>
    public static int Read(string path, Span<byte> buffer)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return RandomAccess.Read(handle, buffer, 0);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return -1;
        }
    }

    /// <summary>Removes a file if it is there, whatever happens.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            // A leftover temporary file is ignored by every reader and removed by the next recovery.
        }
    }

    /// <summary>Removes a folder with its content if it is there, whatever happens.</summary>
    public static void TryDeleteFolder(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            // As above.
        }
    }

    /// <summary>Removes a folder if it is there and empty.</summary>
    public static void TryDeleteEmptyFolder(string path)
    {
        try
        {
            Directory.Delete(path, recursive: false);
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            // Not empty, or gone.
        }
    }
}
