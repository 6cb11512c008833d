using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Sources;

namespace Swamp.Extensions.Installing;

/// <summary>
/// Puts fetched extensions into a repository and takes them out (EXT-100 to EXT-107). Everything is written aside first and moved into place then;
/// what fails before the lockfile is written leaves everything as it was.
/// </summary>
/// <param name="layout">Where everything of the repository lies.</param>
/// <param name="marker">What <c>.swamp.yaml</c> says.</param>
/// <param name="places">Where extensions come from.</param>
/// <param name="lockTimeout">How long to wait for another installation.</param>
/// <param name="clock">The clock.</param>
public sealed class ExtensionInstaller(RepositoryLayout layout, RepositoryMarker marker, ExtensionPlaces places, TimeSpan lockTimeout, TimeProvider clock)
{
    private const string Notice = "# Read-only: 'swamp extension pull' makes this file anew.\n";

    private string Staging => Path.Combine(layout.Local, "staging");

    /// <summary>Installs extensions, all or none.</summary>
    /// <param name="sources">What to install.</param>
    /// <param name="force">Whether files that are in the way, or were changed here, are replaced (EXT-104).</param>
    /// <param name="cancellationToken">Ends the call; nothing has changed then.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.Conflict"/>, <see cref="ErrorCodes.FileSystem"/> or <see cref="ErrorCodes.LockTimeout"/>.</exception>
    public async Task<IReadOnlyList<InstallOutcome>> InstallAsync(IReadOnlyList<InstallSource> sources, bool force, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sources);
        using var held = await InstallLock.TakeAsync(Path.Combine(layout.Local, "extensions.lock"), lockTimeout, clock, cancellationToken);
        var lockfile = Lockfile.Load(places.Lockfile);
        RefuseDoubles(sources, lockfile);
        if (!force)
        {
            await RefuseConflictsAsync(sources, lockfile, cancellationToken);
        }

        var undo = new Undo();
        try
        {
            Clear();
            var staged = sources.Select((source, i) => Stage(source, Path.Combine(Staging, $"new-{i}"))).ToList();
            cancellationToken.ThrowIfCancellationRequested();
            var outcomes = new List<InstallOutcome>();
            for (var i = 0; i < sources.Count; i++)
            {
                outcomes.Add(Place(sources[i], staged[i], Path.Combine(Staging, $"old-{i}"), lockfile, undo));
            }

            // The point of no return; it is not given up half-way.
            await lockfile.SaveAsync(CancellationToken.None);
            return outcomes;
        }
        catch (Exception exception)
        {
            undo.TakeBack();
            if (FileErrors.IsRefusal(exception))
            {
                throw FileErrors.Of("written", layout.PulledExtensions, exception);
            }

            throw;
        }
        finally
        {
            Clear();
        }
    }

    /// <summary>Takes an extension out.</summary>
    /// <returns>How many files were deleted, how many were gone already, and how many folders went with them.</returns>
    public async Task<(int Deleted, int Skipped, int Folders)> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        using var held = await InstallLock.TakeAsync(Path.Combine(layout.Local, "extensions.lock"), lockTimeout, clock, cancellationToken);
        var lockfile = Lockfile.Load(places.Lockfile);
        var entry = lockfile.Entries.GetValueOrDefault(name) ?? throw NotInstalled(name);
        var undo = new Undo();
        try
        {
            Clear();
            var known = (entry.Files ?? []).Where(IsBelow).ToList();
            var there = known.Count(f => File.Exists(Path.Combine(layout.Root, f)) || Directory.Exists(Path.Combine(layout.Root, f)));
            var folders = 0;
            foreach (var folder in Own(name, entry).Where(Directory.Exists))
            {
                folders += Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Count() + 1;
                undo.Move(folder, Path.Combine(Staging, folder == FolderOf(name) ? "old" : $"old-{folders}"));
            }

            Restore(name, Path.Combine(Staging, "old"), lockfile, undo);
            lockfile.Set(name, null);
            await lockfile.SaveAsync(CancellationToken.None);
            RemoveEmpty(Path.GetDirectoryName(FolderOf(name))!);
            return (there, known.Count - there, folders);
        }
        catch (Exception exception)
        {
            undo.TakeBack();
            if (FileErrors.IsRefusal(exception))
            {
                throw FileErrors.Of("deleted", layout.PulledExtensions, exception);
            }

            throw;
        }
        finally
        {
            Clear();
        }
    }

    /// <summary>The error for an extension that is not installed.</summary>
    public static SwampException NotInstalled(string name) => new(ErrorCodes.NotFound, $"Extension {name} is not installed.", "swamp extension list");

    private string FolderOf(string name) => Path.Combine(layout.PulledExtensions, name.Replace('/', Path.DirectorySeparatorChar));

    private bool IsBelow(string file) => ArchivePath.Problem(file, ArchiveLimits.Default with { PathLength = 1000, Depth = 100 }) is null;

    /// <summary>The folders of an extension: its own, and those of its skills.</summary>
    private IEnumerable<string> Own(string name, LockEntry? entry) =>
    [
        FolderOf(name),
        .. (entry?.Files ?? []).Where(f => IsBelow(f) && !f.StartsWith($".swamp/pulled-extensions/{name}/", StringComparison.Ordinal))
            .Select(f => Path.Combine(layout.Root, f)).Where(IsSkill),
    ];

    private static bool IsSkill(string folder) => File.Exists(Path.Combine(folder, "SKILL.md"));

    /// <summary>Writes an extension aside.</summary>
    private static (string Folder, Dictionary<string, string> Digests) Stage(InstallSource source, string folder)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in source.Archive.Files)
        {
            var isManifest = file.Path == "manifest.yaml";
            var content = isManifest ? Encoding.UTF8.GetBytes(Notice + Encoding.UTF8.GetString(file.Content.Span)) : file.Content.ToArray();
            var path = Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
            digests[file.Path] = Digest.Hex(content);
            if (!OperatingSystem.IsWindows())
            {
                var isBinary = file.IsExecutable || source.Archive.Manifest.Binaries.Any(b => file.Path == "files/" + b);
                File.SetUnixFileMode(path, (UnixFileMode)(isManifest ? 0b100_100_100 : isBinary ? 0b111_101_101 : 0b110_100_100));
            }
        }

        return (folder, digests);
    }

    private InstallOutcome Place(InstallSource source, (string Folder, Dictionary<string, string> Digests) staged, string old, Lockfile lockfile, Undo undo)
    {
        var name = source.Record.Name;
        var before = lockfile.Entries.GetValueOrDefault(name);
        var skills = source.Archive.Files.Where(static f => f.Path.StartsWith("skills/", StringComparison.Ordinal)).Select(static f => f.Path.Split('/')[1]).Distinct(StringComparer.Ordinal).ToList();
        var skillFolders = skills.SelectMany(s => SkillPlaces.Of(s, layout, marker).Select(folder => (Skill: s, Folder: folder))).ToList();

        var count = 0;
        foreach (var folder in Own(name, before).Concat(skillFolders.Select(static s => s.Folder)).Distinct(StringComparer.Ordinal).Where(Directory.Exists))
        {
            undo.Move(folder, folder == FolderOf(name) ? old : $"{old}-{count++}");
        }

        foreach (var (skill, folder) in skillFolders)
        {
            var copy = $"{staged.Folder}-skill-{count++}";
            Copy(Path.Combine(staged.Folder, "skills", skill), copy);
            undo.Move(copy, folder);
        }

        undo.Move(staged.Folder, FolderOf(name));
        Restore(name, old, lockfile, undo);

        var files = staged.Digests.Keys.Select(f => $".swamp/pulled-extensions/{name}/{f}")
            .Concat(skillFolders.Select(s => Path.GetRelativePath(layout.Root, s.Folder).Replace('\\', '/'))).Order(StringComparer.Ordinal).ToList();
        lockfile.Set(name, new LockEntry
        {
            Version = source.Record.Version,
            PulledAt = before?.Version == source.Record.Version && before.PulledAt is { } at ? at : IdFormat.Text(clock.GetUtcNow()),
            Files = files,
            Checksum = source.Record.Digest?["sha256:".Length..],
            FilesChecksum = FolderDigest.Of(staged.Digests),
            Digests = new SortedDictionary<string, string>(staged.Digests, StringComparer.Ordinal),
            ServerUrl = source.Origin,
            Channel = source.Channel == Manifests.Channels.Stable ? null : source.Channel,
            Others = before?.Others,
        });
        return new InstallOutcome(name, source.Record.Version, before?.Version, files, [.. (before?.Files ?? []).Except(files, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Extensions whose name begins with this one's lie in its folder; they go back to where they were.</summary>
    private void Restore(string name, string old, Lockfile lockfile, Undo undo)
    {
        foreach (var nested in lockfile.Entries.Keys.Where(other => other.StartsWith(name + "/", StringComparison.Ordinal)))
        {
            var from = Path.Combine(old, nested[(name.Length + 1)..].Replace('/', Path.DirectorySeparatorChar));
            if (Directory.Exists(from))
            {
                undo.Move(from, FolderOf(nested));
            }
        }
    }

    private async Task RefuseConflictsAsync(IReadOnlyList<InstallSource> sources, Lockfile lockfile, CancellationToken cancellationToken)
    {
        var conflicts = new List<string>();
        var pulled = new PulledFiles(layout, places, clock);
        foreach (var source in sources)
        {
            var name = source.Record.Name;
            var entry = lockfile.Entries.GetValueOrDefault(name);
            if (entry is null && Directory.Exists(FolderOf(name)) && !lockfile.Entries.Keys.Any(other => other.StartsWith(name + "/", StringComparison.Ordinal)))
            {
                conflicts.Add(Path.GetRelativePath(layout.Root, FolderOf(name)).Replace('\\', '/'));
            }
            else if (entry is not null && Directory.Exists(FolderOf(name)) && await pulled.ProblemAsync(name, entry, cancellationToken) is { } problem)
            {
                conflicts.Add(problem);
            }

            conflicts.AddRange(source.Archive.Files.Where(static f => f.Path.StartsWith("skills/", StringComparison.Ordinal)).Select(static f => f.Path.Split('/')[1]).Distinct(StringComparer.Ordinal)
                .SelectMany(s => SkillPlaces.Of(s, layout, marker)).Select(f => Path.GetRelativePath(layout.Root, f).Replace('\\', '/'))
                .Where(f => Directory.Exists(Path.Combine(layout.Root, f)) && entry?.Files?.Contains(f) != true));
        }

        if (conflicts.Count > 0)
        {
            throw new SwampException(
                ErrorCodes.Conflict, $"{string.Join(", ", sources.Select(static s => s.Record.Name))} would replace what is there: {string.Join(", ", conflicts)}", $"swamp extension pull {sources[0].Record.Name} --force");
        }
    }

    /// <summary>Two extensions that provide the same type cannot both be used (EXT-107).</summary>
    private void RefuseDoubles(IReadOnlyList<InstallSource> sources, Lockfile lockfile)
    {
        var index = new SourceIndex(Path.Combine(layout.Local, "bundles", "_sources.json"));
        var provided = new Dictionary<(ExtensionKind, string), string>();
        foreach (var name in lockfile.Entries.Keys.Where(n => sources.All(s => s.Record.Name != n) && Directory.Exists(FolderOf(n))))
        {
            foreach (var found in new SourceFinder(layout.Root, () => [new ExtensionFolder(FolderOf(name), null, Installed: true)], index).Find())
            {
                if (found is { NameHint: { } hint, Kind: not ExtensionKind.Graft })
                {
                    provided[(found.Kind, hint)] = name;
                }
            }
        }

        foreach (var source in sources)
        {
            foreach (var file in source.Archive.Files.Where(static f => SourceFinder.IsSource(Path.GetFileName(f.Path)) && !f.Path.Contains("/_", StringComparison.Ordinal)))
            {
                var text = Encoding.UTF8.GetString(file.Content.Span);
                var read = file.Path.EndsWith(".cs", StringComparison.Ordinal) ? CSharpText.Read(text) : SourceText.Read(text);
                if (read is { Kind: { } kind and not ExtensionKind.Graft, Name: { } type } && provided.TryGetValue((kind, type), out var other) && other != source.Record.Name)
                {
                    throw new SwampException(
                        ErrorCodes.Conflict, $"{source.Record.Name} {source.Record.Version} and {other} both provide the {kind.ToString().ToLowerInvariant()} type {type}; nothing was installed.", $"swamp extension rm {other}");
                }

                if (read is { Kind: { } own and not ExtensionKind.Graft, Name: { } name })
                {
                    provided[(own, name)] = source.Record.Name;
                }
            }
        }
    }

    private void Clear()
    {
        try
        {
            if (Directory.Exists(Staging))
            {
                Directory.Delete(Staging, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nothing reads what lies there; the next installation tries again.
        }
    }

    private void RemoveEmpty(string folder)
    {
        while (folder.Length > layout.PulledExtensions.Length && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
