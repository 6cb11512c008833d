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
        try
        {
            // The name belongs to one writer: what stands there was left by a process that was killed.
            TryDelete(temporary);
            WriteNew(temporary, content, flush);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
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
