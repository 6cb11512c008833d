using System.Text;
using Microsoft.Win32.SafeHandles;
using Swamp.Engine.Data;
using Swamp.Storage.Files;

namespace Swamp.Storage.Catalog;

/// <summary>
/// The list of items that this process has changed and the catalogue does not show yet. It is written before the files change and emptied after the catalogue's
/// commit. The file stays locked while its process lives, and the operating system releases the lock when the process ends, however it ends. Where there are
/// no locks, the file's name tells whom to ask for (<see cref="JournalOwner"/>).
/// </summary>
internal sealed class CatalogJournal(string folder, string session) : IDisposable
{
    /// <summary>How often a journal in use shows to other machines that it is; far below what makes one dead there.</summary>
    private static readonly TimeSpan s_showLife = TimeSpan.FromHours(1);

    private readonly Dictionary<DataItemKey, int> _open = [];
    private readonly HashSet<DataItemKey> _listed = [];
    private SafeFileHandle? _file;
    private string? _path;
    private long _length;
    private long _appended;
    private int _generation;
    private JournalOwner? _owner;

    /// <summary>Folder that all journals of the repository lie in.</summary>
    public string Folder => folder;

    /// <summary>The items in it.</summary>
    public IReadOnlyCollection<DataItemKey> Listed => _listed;

    /// <summary>Lists an item. The second time costs nothing until the journal was emptied.</summary>
    public void Announce(DataItemKey key)
    {
        _open[key] = _open.GetValueOrDefault(key) + 1;
        if (_listed.Add(key) || Environment.TickCount64 - _appended > s_showLife.TotalMilliseconds)
        {
            Append(key);
        }
    }

    /// <summary>The announced change has happened (or was given up) and has been recorded.</summary>
    public void Close(DataItemKey key)
    {
        if (_open.TryGetValue(key, out var count))
        {
            if (count > 1)
            {
                _open[key] = count - 1;
            }
            else
            {
                _open.Remove(key);
            }
        }
    }

    /// <summary>Empties the journal but for the changes that are still under way. What it listed is in the catalogue now.</summary>
    public void Empty()
    {
        if (_file is null)
        {
            return;
        }

        var (old, oldPath) = (_file, _path!);
        (_file, _path, _length) = (null, null, 0);
        _listed.Clear();
        foreach (var key in _open.Keys)
        {
            _listed.Add(key);
            Append(key); // Into a new file; the old one still lists them until it is gone.
        }

        SmallFile.TryDelete(oldPath);
        old.Dispose();
    }

    /// <summary>Whether the file is this process' own.</summary>
    public bool IsOwn(string path) => Path.GetFileName(path.AsSpan()).StartsWith(session, StringComparison.Ordinal);

    /// <summary>The items of a journal's content.</summary>
    public static IEnumerable<DataItemKey> Parse(string content)
    {
        foreach (var line in content.Split('\n'))
        {
            // A line cut short by a full disk or by the death of its writer announced nothing.
            if (line.Split('\t') is [var type, var model, var name, "."])
            {
                yield return new DataItemKey(Uri.UnescapeDataString(type), Uri.UnescapeDataString(model), Uri.UnescapeDataString(name));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_file is not null && _open.Count == 0 && _listed.Count == 0)
        {
            SmallFile.TryDelete(_path!);
        }
        else if (_file is not null)
        {
            LeaveBehind(_path!);
        }

        _file?.Dispose();
        _file = null;
    }

    /// <summary>The process may live on, but not this session: whoever comes next may end what the journal lists.</summary>
    private void LeaveBehind(string path)
    {
        try
        {
            File.Move(path, Path.Combine(folder, _owner!.Gone.FileName(_generation)));
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            // Then it counts as left behind when the process ends.
        }
    }

    private void Append(DataItemKey key)
    {
        _file ??= Create();
        var line = $"{Uri.EscapeDataString(key.Type)}\t{Uri.EscapeDataString(key.ModelId)}\t{Uri.EscapeDataString(key.Name)}\t.\n";
        var bytes = Encoding.ASCII.GetBytes(line);
        RandomAccess.Write(_file, bytes, _length);
        _length += bytes.Length;
        _appended = Environment.TickCount64;
    }

    private SafeFileHandle Create()
    {
        _owner ??= JournalOwner.Here(session);
        for (var attempt = 0; ; attempt++)
        {
            _path = Path.Combine(folder, _owner.FileName(++_generation));
            try
            {
                var file = File.OpenHandle(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
                if (File.Exists(_path))
                {
                    return file;
                }

                file.Dispose(); // Another process took it for a leftover before it was locked.
            }
            catch (DirectoryNotFoundException) when (attempt < 3)
            {
                Directory.CreateDirectory(folder);
            }
            catch (IOException) when (attempt < 3 && Directory.Exists(folder))
            {
                // As above, in the moment between creating and locking.
            }
        }
    }
}
