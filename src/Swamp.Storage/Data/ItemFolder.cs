using System.Globalization;
using Swamp.Storage.Files;

namespace Swamp.Storage.Data;

/// <summary>
/// The folder of one data item (DATA-1): numbered version folders and the marker <c>latest</c>. The marker is what makes a version visible: a version above it,
/// or one without <c>metadata.yaml</c>, does not exist for readers.
/// </summary>
internal readonly struct ItemFolder(string path)
{
    /// <summary>Prefix of everything that is being built or removed; ignored by readers.</summary>
    public const string TemporaryPrefix = ".tmp-";

    /// <summary>Name of the metadata file of a visible version.</summary>
    public const string MetadataFile = "metadata.yaml";

    private const int MaxMoves = 100; // As many as attempts at a free number; other writers have moved the marker each time.

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; } = path;

    private string Marker => System.IO.Path.Combine(Path, "latest");

    /// <summary>Absolute path of a version's folder.</summary>
    public string Version(int version) => System.IO.Path.Combine(Path, version.ToString(CultureInfo.InvariantCulture));

    /// <summary>Absolute path of a version's metadata.</summary>
    public string Metadata(int version) => System.IO.Path.Combine(Version(version), MetadataFile);

    /// <summary>Whether the version's files are complete, visible or not.</summary>
    public bool IsComplete(int version) => File.Exists(Metadata(version));

    /// <summary>Number of the latest visible version; 0 when there is none.</summary>
    public int Latest()
    {
        if (!Directory.Exists(Path))
        {
            return 0;
        }

        var marked = ReadMarker();
        return marked > 0 && IsComplete(marked) ? marked : HighestComplete();
    }

    /// <summary>Number that the marker holds; 0 when it is missing or unreadable.</summary>
    public int ReadMarker() => ReadNumber(Marker);

    private static int ReadNumber(string marker)
    {
        Span<byte> buffer = stackalloc byte[32];
        int length;
        try
        {
            length = SmallFile.Read(marker, buffer);
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            return ReadLegacyMarker(marker);
        }

        return length > 0 && int.TryParse(buffer[..length].Trim(" \t\r\n"u8), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }

    /// <summary>
    /// Moves the marker to the highest complete version, and looks again afterwards: between looking and moving, another writer may have completed a higher one
    /// and moved the marker there, which this move would take back. Whoever moves last finds both as they are to be.
    /// </summary>
    /// <param name="temporaryName">Name of the temporary file, the caller's own.</param>
    /// <param name="flush">Whether the marker is to survive the death of the machine.</param>
    /// <param name="completed">A version that the caller has just completed, which spares the first look; 0 for none.</param>
    /// <returns>The version that the marker shows; 0 when there is none, and then nothing is written.</returns>
    public int SettleMarker(string temporaryName, bool flush, int completed = 0)
    {
        var marked = ReadMarker();
        if (completed > marked && marked > 0)
        {
            if (TryAdvance(completed, temporaryName, flush))
            {
                return completed;
            }

            marked = ReadMarker();
        }

        var target = completed > marked ? completed : HighestComplete();
        for (var attempt = 0; target > 0 && attempt < MaxMoves; attempt++)
        {
            if (marked != target)
            {
                WriteMarker(target, temporaryName, flush, isFirst: marked == 0 && target == 1);
            }

            (var highest, marked) = (HighestComplete(), ReadMarker());
            if (highest == target && marked == target)
            {
                break;
            }

            target = highest;
        }

        return target;
    }

    /// <summary>
    /// Moves the marker forward without looking at the other versions, of which there may be thousands: what it replaced tells whether somebody moved it further
    /// meanwhile. Whoever completes a higher version afterwards moves it after this.
    /// </summary>
    /// <returns>False when that cannot be said; everything is to be looked at then.</returns>
    private bool TryAdvance(int completed, string temporaryName, bool flush)
    {
        Span<byte> text = stackalloc byte[16];
        _ = completed.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        var temporary = System.IO.Path.Combine(Path, temporaryName);
        SmallFile.WriteTemporary(temporary, text[..length], flush);
        if (!NameExchange.TrySwap(temporary, Marker))
        {
            SmallFile.TryDelete(temporary);
            return false;
        }

        var replaced = ReadNumber(temporary);
        SmallFile.TryDelete(temporary);
        return replaced > 0 && replaced < completed && IsComplete(completed);
    }

    private void WriteMarker(int version, string temporaryName, bool flush, bool isFirst)
    {
        Span<byte> text = stackalloc byte[16];
        _ = version.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        if (isFirst)
        {
            try
            {
                // An empty marker says the same as none, the highest complete version counts: the first one needs no file to be renamed.
                SmallFile.WriteNew(Marker, text[..length], flush);
                return;
            }
            catch (IOException)
            {
                // Somebody else was first, or a death left it empty.
            }
        }

        SmallFile.Replace(Marker, System.IO.Path.Combine(Path, temporaryName), text[..length], flush);
    }

    /// <summary>Numbers of all version folders, complete or not, ascending.</summary>
    public List<int> Numbers()
    {
        var numbers = FolderListing.Numbers(Path);
        numbers.Sort();
        return numbers;
    }

    /// <summary>Numbers of the visible versions, ascending.</summary>
    public List<int> Visible()
    {
        var numbers = Numbers();
        if (numbers.Count == 0)
        {
            return numbers;
        }

        var folder = this;
        var marked = ReadMarker();
        var trusted = marked > 0 && IsComplete(marked);
        numbers.RemoveAll(n => (trusted && n > marked) || !folder.IsComplete(n));
        return numbers;
    }

    /// <summary>Highest complete version, visible or not; 0 when there is none.</summary>
    public int HighestComplete()
    {
        var numbers = FolderListing.Numbers(Path);
        if (numbers.Count > 0 && numbers.Max() is var highest && IsComplete(highest))
        {
            return highest; // Nearly always, and then they need no order.
        }

        numbers.Sort();
        for (var i = numbers.Count - 2; i >= 0; i--)
        {
            if (IsComplete(numbers[i]))
            {
                return numbers[i];
            }
        }

        return 0;
    }

    /// <summary>Highest number in use; 0 when there is none.</summary>
    public int HighestNumber() => Numbers() is [.., var last] ? last : 0;

    private static int ReadLegacyMarker(string marker)
    {
        var target = new DirectoryInfo(marker).LinkTarget;
        return target is not null
            && int.TryParse(System.IO.Path.GetFileName(target.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }
}
