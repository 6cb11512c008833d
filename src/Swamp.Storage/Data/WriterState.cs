using Swamp.Engine.Data;
using Swamp.Engine.Errors;

namespace Swamp.Storage.Data;

/// <summary>What the two writers have in common.</summary>
internal static class WriterState
{
    /// <summary>Refuses the use of a writer after its end (TYPE-21).</summary>
    public static void ThrowIfEnded(bool ended, DataItemKey key)
    {
        if (ended)
        {
            throw new SwampException(ErrorCodes.Conflict, $"The writer of data \"{key.Name}\" has been completed already.", "Open a new writer.");
        }
    }

    /// <summary>The checksum of what was written; of the file itself when somebody else wrote to its path (TYPE-21 hands the path out).</summary>
    public static string Checksum(ContentHasher hasher, long written, long length, string path)
    {
        if (written == length)
        {
            return hasher.FinishHex();
        }

        using var whole = new ContentHasher();
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = new byte[65536];
        for (long offset = 0; RandomAccess.Read(handle, buffer, offset) is > 0 and var read; offset += read)
        {
            whole.Append(buffer.AsSpan(0, read));
        }

        return whole.FinishHex();
    }
}
