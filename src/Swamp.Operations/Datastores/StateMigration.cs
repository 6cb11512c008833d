using Swamp.Engine.Repositories;

namespace Swamp.Operations.Datastores;

/// <summary>
/// Copies state from one layout of a repository to another (DSCMD-5). Nothing is overwritten: a file that is there already has to be the same. What always stays
/// local, such as run logs and the catalogue, is left alone.
/// </summary>
internal sealed class StateMigration(RepositoryLayout from, RepositoryLayout to)
{
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

    /// <summary>Copies everything, and looks at the copies.</summary>
    public void Copy(CancellationToken cancellationToken)
    {
        foreach (var (source, target) in Pairs())
        {
            if (source == target || !Directory.Exists(source))
            {
                continue;
            }

            var before = copied.Count;
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => Moves(source, file)).Order(StringComparer.Ordinal).ToList())
            {
                cancellationToken.ThrowIfCancellationRequested();
                CopyFile(file, Path.Combine(target, Path.GetRelativePath(source, file)));
            }

            if (copied.Count > before)
            {
                folders.Add(Path.GetFileName(source));
            }
        }
    }

    /// <summary>Removes the copies that were made.</summary>
    public void Undo()
    {
        made.ForEach(File.Delete);
        foreach (var (source, target) in Pairs())
        {
            if (source != target && Directory.Exists(target))
            {
                RemoveEmpty(target);
            }
        }
    }

    /// <summary>Removes what was copied from where it was, with the folders that are empty then.</summary>
    public void RemoveSources()
    {
        foreach (var file in copied)
        {
            File.Delete(file);
        }

        foreach (var (source, target) in Pairs())
        {
            if (source != target && Directory.Exists(source))
            {
                RemoveEmpty(source);
            }
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

    private void CopyFile(string source, string target)
    {
        try
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
