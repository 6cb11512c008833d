using System.Text.Json;
using Swamp.Sdk;

/// <summary>Keeps two folders the same. What both looked like last time tells which side changed a file, or deleted it.</summary>
public sealed class FolderSync(string here, string there) : IDatastoreSync
{
    private readonly string index = Path.Combine(here, ".mirror.json");

    /// <summary>What a file looked like on both sides when they were the same.</summary>
    private sealed record Known(string Here, string There);

    /// <summary>What changed here too stays as it is here; the next push shows it to others.</summary>
    public async Task<int> PullChangedAsync(SyncOptions options, CancellationToken cancellationToken)
    {
        var (known, mine, theirs) = (Load(), Stamps(here), Stamps(there));
        var count = 0;
        foreach (var (path, stamp) in theirs)
        {
            var old = known.GetValueOrDefault(path);
            if (stamp != old?.There && mine.GetValueOrDefault(path) == old?.Here)
            {
                var copy = await CopyAsync(there, here, path, cancellationToken);
                known[path] = new Known(copy, stamp);
                count++;
            }
        }

        foreach (var (path, old) in known.Where(k => !theirs.ContainsKey(k.Key)).ToList())
        {
            if (mine.GetValueOrDefault(path) == old.Here)
            {
                Remove(here, path);
            }

            known.Remove(path);
            count++;
        }

        Save(known);
        return count;
    }

    public async Task<int> PushChangedAsync(SyncOptions options, CancellationToken cancellationToken)
    {
        var (known, mine) = (Load(), Stamps(here));
        var count = 0;
        foreach (var (path, stamp) in mine.Where(m => m.Value != known.GetValueOrDefault(m.Key)?.Here))
        {
            known[path] = new Known(stamp, await CopyAsync(here, there, path, cancellationToken));
            count++;
        }

        foreach (var path in known.Keys.Where(k => !mine.ContainsKey(k)).ToList())
        {
            Remove(there, path);
            known.Remove(path);
            count++;
        }

        Save(known);
        return count;
    }

    /// <summary>The files below a folder with what shows that one was changed. Names with a dot in front are work in progress.</summary>
    private static Dictionary<string, string> Stamps(string root) => !Directory.Exists(root)
        ? []
        : Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part.StartsWith('.')))
            .ToDictionary(path => path, path => Stamp(Path.Combine(root, path)));

    private static string Stamp(string path) => $"{new FileInfo(path).Length}:{File.GetLastWriteTimeUtc(path).Ticks}";

    /// <summary>Copies in one step as others see it; returns what the copy looks like.</summary>
    private static async Task<string> CopyAsync(string from, string to, string path, CancellationToken cancellationToken)
    {
        var target = Path.Combine(to, path);
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".tmp-{Guid.NewGuid()}");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using (var source = File.OpenRead(Path.Combine(from, path)))
        await using (var copy = File.Create(temporary))
        {
            await source.CopyToAsync(copy, cancellationToken);
        }

        File.Move(temporary, target, overwrite: true);
        return Stamp(target);
    }

    /// <summary>Removes a file, and the folders above it that are empty then.</summary>
    private static void Remove(string root, string path)
    {
        File.Delete(Path.Combine(root, path));
        for (var folder = Path.GetDirectoryName(path); folder is { Length: > 0 } && !Directory.EnumerateFileSystemEntries(Path.Combine(root, folder)).Any(); folder = Path.GetDirectoryName(folder))
        {
            Directory.Delete(Path.Combine(root, folder));
        }
    }

    private Dictionary<string, Known> Load()
    {
        var known = File.Exists(index) ? JsonSerializer.Deserialize<Dictionary<string, Known>>(File.ReadAllText(index)) ?? [] : [];

        // A drive that is not mounted looks like a folder from which everything was deleted.
        return Directory.Exists(there) || known.Count == 0 ? known : throw new DirectoryNotFoundException($"{there} is gone; is the folder mounted?");
    }

    private void Save(Dictionary<string, Known> known)
    {
        Directory.CreateDirectory(here);
        File.WriteAllText(index, JsonSerializer.Serialize(known));
    }
}
