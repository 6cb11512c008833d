using Swamp.Engine.Errors;

namespace Swamp.Engine.Repositories;

/// <summary>
/// Which folders of a repository's state belong to the datastore and which stay in <c>.swamp</c> (DS-5 to DS-7). Whole folders are
/// routed; a pattern that would split a folder is refused, because half of its items would seem lost.
/// </summary>
public sealed class DatastoreRouting
{
    private static readonly string[] Routable =
    [
        "auto-definitions", "definitions-evaluated", "workflows-evaluated", "data", "outputs", "workflow-runs", "audit", "telemetry",
        "logs", "files",
    ];

    private readonly HashSet<string> _local;

    private DatastoreRouting(HashSet<string> local) => _local = local;

    /// <summary>Everything that may belong to the datastore does.</summary>
    public static DatastoreRouting Default { get; } = new([]);

    /// <summary>Whether a folder of <c>.swamp</c> lies in the datastore.</summary>
    /// <param name="folder">First path segment, such as <c>data</c>.</param>
    public bool IsInDatastore(string folder) => !_local.Contains(folder);

    /// <summary>The folders that belong to the datastore, in order.</summary>
    /// <param name="settings">What was asked for; null for the default.</param>
    public static IReadOnlyList<string> FoldersOf(DatastoreSettings? settings)
    {
        var routing = settings is null ? Default : From(settings, "datastore");
        return [.. Routable.Where(routing.IsInDatastore)];
    }

    /// <summary>Reads <c>directories</c> and <c>exclude</c>.</summary>
    /// <exception cref="SwampException">A pattern selects part of a folder.</exception>
    public static DatastoreRouting From(DatastoreSettings settings, string setting)
    {
        if (settings.Directories is null && settings.Exclude.Count == 0)
        {
            return Default;
        }

        var local = new HashSet<string>(StringComparer.Ordinal);
        if (settings.Directories is { Count: > 0 } directories)
        {
            local.UnionWith(Routable.Except(directories, StringComparer.Ordinal));
        }

        foreach (var pattern in settings.Exclude)
        {
            Apply(pattern.Trim(), local, setting);
        }

        return new DatastoreRouting(local);
    }

    private static void Apply(string pattern, HashSet<string> local, string setting)
    {
        if (pattern.Length == 0 || pattern[0] == '#')
        {
            return;
        }

        var folder = pattern.TrimStart('!');
        foreach (var tail in new[] { "/**/*", "/**", "/" })
        {
            if (folder.EndsWith(tail, StringComparison.Ordinal))
            {
                folder = folder[..^tail.Length];
                break;
            }
        }

        if (!Routable.Contains(folder, StringComparer.Ordinal))
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"{setting}: the exclude pattern \"{pattern}\" selects something other than a whole folder",
                $"Exclude whole folders only, such as \"telemetry/**\"; they are: {string.Join(", ", Routable)}.");
        }

        if (pattern[0] == '!')
        {
            local.Remove(folder);
        }
        else
        {
            local.Add(folder);
        }
    }
}
