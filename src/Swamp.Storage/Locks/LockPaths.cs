using Swamp.Engine.Repositories;
using Swamp.Storage.Data;

namespace Swamp.Storage.Locks;

/// <summary>Where lock files lie (LOCK-2, LOCK-10, DS-23).</summary>
internal sealed class LockPaths(RepositoryLayout layout)
{
    private const string Name = ".lock";

    private readonly DataPaths _data = new(layout);

    /// <summary>The lock for structural commands.</summary>
    public string Global { get; } = layout.Namespace.Length == 0
        ? Path.Combine(layout.DatastoreRoot, ".datastore.lock")
        : Path.Combine(layout.DatastoreRoot, ".locks", $"{layout.Namespace}.lock");

    /// <summary>The lock of a model.</summary>
    public string Model(string type, string modelId) => Path.Combine(_data.Model(type, modelId), Name);

    /// <summary>All existing locks of models with their <c>type/id</c>, ordered by it.</summary>
    public IEnumerable<(string Path, string? Scope)> Models()
    {
        if (!Directory.Exists(layout.Data))
        {
            return [];
        }

        return Below(layout.Data)
            .Select(p => (p, (string?)Path.GetRelativePath(layout.Data, Path.GetDirectoryName(p)!).Replace('\\', '/')))
            .OrderBy(p => p.Item2, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>Looks no deeper than models and items: versions are many and hold no locks.</summary>
    private static IEnumerable<string> Below(string folder)
    {
        foreach (var child in Directory.EnumerateDirectories(folder))
        {
            var lockFile = Path.Combine(child, Name);
            if (File.Exists(lockFile))
            {
                yield return lockFile;
                continue;
            }

            if (File.Exists(Path.Combine(child, "latest")) || new DirectoryInfo(child).LinkTarget is not null)
            {
                continue;
            }

            foreach (var deeper in Below(child))
            {
                yield return deeper;
            }
        }
    }
}
