using System.Globalization;
using System.IO.Enumeration;
using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;

namespace Swamp.Operations.Datastores;

/// <summary>
/// Copies state from one layout of a repository to another (DSCMD-5). Nothing is overwritten: a file that is there already has to be the same. What always stays
/// local, such as run logs and the catalogue, is left alone.
/// </summary>
internal sealed class StateMigration(RepositoryLayout from, RepositoryLayout to, IIdGenerator ids)
{
    private const int ToldEvery = 256;

    private readonly List<string> copied = [];
    private readonly List<string> made = [];
    private readonly List<string> errors = [];
    private readonly List<string> folders = [];

    /// <summary>Files that are at their new place.</summary>
    public int Files => copied.Count;

    /// <summary>Their bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>The folders of state they lie in.</summary>
    public IReadOnlyList<string> Folders => folders;

    /// <summary>What could not be copied.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>Copies everything, and looks at the copies. When it does not end, what it made is still there: <see cref="Undo"/>.</summary>
    /// <param name="onProgress">Told from time to time how many files of how many have been looked at.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task CopyAsync(Func<int, int, ValueTask> onProgress, CancellationToken cancellationToken)
    {
        var found = Pairs().Where(static p => p.From != p.To && Directory.Exists(p.From)).SelectMany(Below).ToList();
        var folder = "";
        for (var i = 0; i < found.Count; i++)
        {
            var (pair, path, isLink) = found[i];
            if (folder != pair.From || i % ToldEvery == 0)
            {
                folder = pair.From;
                await onProgress(i, found.Count);
            }

            cancellationToken.ThrowIfCancellationRequested();
            var before = copied.Count;
            var there = Path.Combine(pair.To, Path.GetRelativePath(pair.From, path));
            if (isLink)
            {
                CopyLink(path, there);
            }
            else
            {
                CopyFile(path, there);
            }

            if (copied.Count > before && folders.LastOrDefault() != Path.GetFileName(pair.From))
            {
                folders.Add(Path.GetFileName(pair.From));
            }
        }
    }

    /// <summary>Removes the copies that were made, as far as that is possible. What was there before stays.</summary>
    public void Undo()
    {
        foreach (var copy in made)
        {
            Quietly(() => File.Delete(copy));
        }

        made.Clear();
        foreach (var (source, target) in Pairs())
        {
            if (source != target && Directory.Exists(target))
            {
                Quietly(() => RemoveEmpty(target));
            }
        }
    }

    /// <summary>Removes what was copied from where it was, with the folders that are empty then.</summary>
    public void RemoveSources()
    {
        foreach (var (source, target) in Pairs())
        {
            if (source == target || !Directory.Exists(source) || IsSameFolder(source, target))
            {
                continue;
            }

            foreach (var file in copied.Where(file => file.StartsWith(source + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            {
                RemoveFile(file);
            }

            RemoveEmpty(source);
        }
    }

    private IEnumerable<((string From, string To) Pair, string Path, bool IsLink)> Below((string From, string To) pair) =>
        FilesAndLinksBelow(pair.From).Where(found => Moves(pair.From, found.Path)).OrderBy(static found => found.Path, StringComparer.Ordinal).Select(found => (pair, found.Path, found.IsLink));

    private static void Quietly(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something else has gone wrong already, and that is what is told.
        }
    }

    /// <summary>Where a link leads to is not looked at: it may lead out of the repository, or back to where it is.</summary>
    private static FileSystemEnumerable<(string Path, bool IsLink)> FilesAndLinksBelow(string folder) => new(
        folder,
        static (ref FileSystemEntry entry) => (entry.ToFullPath(), IsLink(ref entry)),
        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
    {
        ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry),
        ShouldRecursePredicate = static (ref FileSystemEntry entry) => !IsLink(ref entry),
    };

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != FileAttributes.None;

    /// <summary>Removes a file, or a link without what it leads to.</summary>
    private static void RemoveFile(string path)
    {
        if (OperatingSystem.IsWindows() && Directory.Exists(path))
        {
            Directory.Delete(path); // There, links to folders are folders.
        }
        else
        {
            File.Delete(path);
        }
    }

    /// <summary>Whether two paths lead to one folder, by links or mounts. What is copied there has not gone anywhere.</summary>
    private bool IsSameFolder(string one, string other)
    {
        if (!Directory.Exists(other))
        {
            return false;
        }

        var probe = $".{ids.NewUuid():D}.tmp";
        File.WriteAllBytes(Path.Combine(other, probe), []);
        try
        {
            return File.Exists(Path.Combine(one, probe));
        }
        finally
        {
            File.Delete(Path.Combine(other, probe));
        }
    }

    private static void RemoveEmpty(string folder)
    {
        foreach (var child in Directory.EnumerateDirectories(folder))
        {
            if (new DirectoryInfo(child).LinkTarget is null)
            {
                RemoveEmpty(child);
            }
        }

        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private (string From, string To)[] Pairs() =>
    [
        (from.AutoDefinitions, to.AutoDefinitions),
        (from.EvaluatedDefinitions, to.EvaluatedDefinitions),
        (from.EvaluatedWorkflows, to.EvaluatedWorkflows),
        (from.Data, to.Data),
        (from.Outputs, to.Outputs),
        (from.WorkflowRuns, to.WorkflowRuns),
    ];

    private bool Moves(string source, string file)
    {
        var name = Path.GetFileName(file);
        return !name.StartsWith("_catalog.db", StringComparison.Ordinal)
            && !name.EndsWith(".lock", StringComparison.Ordinal)
            && !name.EndsWith(".lock.steal", StringComparison.Ordinal)
            && !(source == from.Outputs && name.EndsWith(".log", StringComparison.Ordinal));
    }

    /// <summary>Older repositories mark the newest version of an item by a link to its folder; others cannot be kept, since what they lead to stays here.</summary>
    private void CopyLink(string source, string target)
    {
        var leadsTo = new FileInfo(source).LinkTarget;
        if (Path.GetFileName(source) != "latest"
            || !source.StartsWith(from.Data + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            || !int.TryParse(Path.GetFileName(leadsTo), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            errors.Add($"{source} is a link to {leadsTo ?? "something else"}; move what it leads to into its place, or remove it");
            return;
        }

        Attempt(source, () =>
        {
            var text = version.ToString(CultureInfo.InvariantCulture);
            if (!File.Exists(target))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                made.Add(target);
                File.WriteAllText(target, text);
            }
            else if (File.ReadAllText(target).Trim() != text)
            {
                errors.Add($"{target} exists already and differs from {source}");
                return;
            }

            copied.Add(source);
            Bytes += text.Length;
        });
    }

    private void CopyFile(string source, string target) => Attempt(source, () =>
    {
        if (File.Exists(target))
        {
            if (!IsSame(source, target))
            {
                errors.Add($"{target} exists already and differs from {source}");
                return;
            }
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            made.Add(target);
            File.Copy(source, target);
            if (!IsSame(source, target))
            {
                errors.Add($"{target} is not the same as {source} after it was copied");
                return;
            }
        }

        copied.Add(source);
        Bytes += new FileInfo(source).Length;
    });

    private void Attempt(string source, Action copy)
    {
        try
        {
            copy();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{source} could not be copied: {exception.Message}");
        }
    }

    private static bool IsSame(string one, string other)
    {
        using var first = File.OpenRead(one);
        using var second = File.OpenRead(other);
        if (first.Length != second.Length)
        {
            return false;
        }

        Span<byte> left = new byte[65536];
        Span<byte> right = new byte[65536];
        for (int read; (read = first.ReadAtLeast(left, left.Length, throwOnEndOfStream: false)) > 0;)
        {
            if (second.ReadAtLeast(right[..read], read, throwOnEndOfStream: false) != read || !left[..read].SequenceEqual(right[..read]))
            {
                return false;
            }
        }

        return true;
    }
}
