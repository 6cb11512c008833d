using System.Collections.Concurrent;
using System.Text.Json;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Sources;

namespace Swamp.Extensions.Installing;

/// <summary>
/// Makes sure that what is loaded from installed extensions is what was pulled. A file whose time and length are the same as when it was last hashed
/// is not read again.
/// </summary>
public sealed class PulledFiles
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly string pulled;
    private readonly string lockfilePath;
    private readonly string cache;
    private readonly string repository;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<(string Folder, string? Checksum), (long At, string? Problem)> checks = new();
    private Lockfile? lockfile;
    private DateTime lockfileTime;

    /// <summary>Creates the check of a repository's installed extensions.</summary>
    /// <param name="layout">Where everything of the repository lies.</param>
    /// <param name="places">Where its extensions come from.</param>
    /// <param name="clock">The clock.</param>
    public PulledFiles(Engine.Repositories.RepositoryLayout layout, ExtensionPlaces places, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(places);
        this.clock = clock;
        pulled = layout.PulledExtensions;
        repository = layout.Root;
        lockfilePath = places.Lockfile;
        cache = Path.Combine(layout.Local, "bundles", "_pulled");
    }

    /// <summary>Checks the extension that a file belongs to; a file that no extension of the lockfile has is let through.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.IntegrityFailed"/> with the file that was changed, added or removed.</exception>
    public async ValueTask CheckAsync(string file, CancellationToken cancellationToken)
    {
        if (!file.StartsWith(pulled + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return;
        }

        var entries = Current().Entries;
        var owner = entries.Keys.Where(name => file.StartsWith(FolderOf(name) + Path.DirectorySeparatorChar, StringComparison.Ordinal)).MaxBy(static name => name.Length);
        if (owner is null || entries[owner] is not { FilesChecksum: { } } entry)
        {
            return;
        }

        // The files of one extension are loaded in a row; a long-lived process looks again when it loads again.
        var key = (FolderOf(owner), entry.FilesChecksum);
        if (!checks.TryGetValue(key, out var check) || clock.GetElapsedTime(check.At) > Fresh)
        {
            check = (clock.GetTimestamp(), await ProblemAsync(owner, entry, cancellationToken));
            checks[key] = check;
        }

        if (check.Problem is { } problem)
        {
            throw new SwampException(
                ErrorCodes.IntegrityFailed, $"{owner} {entry.Version} is not what was pulled: {problem}. Nothing of it is loaded.", "swamp extension install");
        }
    }

    /// <summary>Whether an installed extension is whole.</summary>
    /// <returns>What differs; null when nothing does, or when the lockfile does not say what it should be.</returns>
    public Task<string?> ProblemAsync(string name, LockEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Task.Run(() => FindAsync(name, entry, cancellationToken), cancellationToken);
    }

    /// <summary>The folder of an extension.</summary>
    internal string FolderOf(string name) => Path.Combine(pulled, name.Replace('/', Path.DirectorySeparatorChar));

    private async Task<string?> FindAsync(string name, LockEntry entry, CancellationToken cancellationToken)
    {
        var folder = FolderOf(name);
        if (!Directory.Exists(folder))
        {
            return $"the folder {Shown(folder)} is missing";
        }

        if (entry.FilesChecksum is null)
        {
            return null;
        }

        var known = Load(name);
        var now = new Dictionary<string, FileState>(StringComparer.Ordinal);
        var isChanged = false;
        foreach (var (path, file) in FolderDigest.Files(folder, Nested(name)))
        {
            if (file.LinkTarget is not null)
            {
                return $"{Shown(file.FullName)} is a link";
            }

            if (known.TryGetValue(path, out var state) && state.Length == file.Length && state.Modified == file.LastWriteTimeUtc.Ticks)
            {
                now[path] = state;
                continue;
            }

            isChanged = true;
            now[path] = new FileState(file.Length, file.LastWriteTimeUtc.Ticks, Digest.Hex(await File.ReadAllBytesAsync(file.FullName, cancellationToken)));
        }

        if (FolderDigest.Of(now.Select(static f => KeyValuePair.Create(f.Key, f.Value.Hash))) == entry.FilesChecksum)
        {
            if (isChanged || known.Count != now.Count)
            {
                await SaveAsync(name, now, cancellationToken);
            }

            return null;
        }

        return Difference(folder, now, entry.Digests);
    }

    private string Difference(string folder, Dictionary<string, FileState> now, IReadOnlyDictionary<string, string>? expected)
    {
        if (expected is null)
        {
            return $"the files in {Shown(folder)} do not match the lockfile";
        }

        string At(string path) => Shown(Path.Combine(folder, path));
        var differences = now.Where(f => expected.TryGetValue(f.Key, out var hash) && hash != f.Value.Hash).Select(f => $"{At(f.Key)} was changed")
            .Concat(expected.Keys.Where(path => !now.ContainsKey(path)).Select(path => $"{At(path)} is missing"))
            .Concat(now.Keys.Where(path => !expected.ContainsKey(path)).Select(path => $"{At(path)} was added"))
            .Order(StringComparer.Ordinal).ToList();
        return differences.Count == 0 ? $"the lockfile contradicts itself about {Shown(folder)}"
            : string.Join(", ", differences.Take(3)) + (differences.Count > 3 ? $" and {differences.Count - 3} more" : "");
    }

    private List<string> Nested(string name) => [.. Current().Entries.Keys.Where(other => other.StartsWith(name + "/", StringComparison.Ordinal)).Select(FolderOf)];

    private Lockfile Current()
    {
        var time = File.GetLastWriteTimeUtc(lockfilePath);
        if (lockfile is null || time != lockfileTime)
        {
            (lockfile, lockfileTime) = (Lockfile.Load(lockfilePath), time);
        }

        return lockfile;
    }

    private string CachePath(string name) => Path.Combine(cache, name.Replace("/", "__", StringComparison.Ordinal) + ".json");

    private Dictionary<string, FileState> Load(string name)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(CachePath(name)), RegistryJsonContext.Default.DictionaryStringFileState) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private async Task SaveAsync(string name, Dictionary<string, FileState> files, CancellationToken cancellationToken)
    {
        try
        {
            await AtomicFile.WriteAsync(CachePath(name), JsonSerializer.SerializeToUtf8Bytes(files, RegistryJsonContext.Default.DictionaryStringFileState), null, cancellationToken);
        }
        catch (SwampException)
        {
            // A repository that cannot be written is hashed anew each time.
        }
    }

    private string Shown(string path) => Path.GetRelativePath(repository, path).Replace('\\', '/');
}
