using Swamp.Engine.Agents;

namespace Swamp.Operations.Repositories;

/// <summary>Turns the rows of a plan into what callers see.</summary>
internal static class FileChanges
{
    /// <summary>What is made or changed.</summary>
    public static IReadOnlyList<FileChange> Planned(IEnumerable<ScaffoldChange> changes) =>
        [.. changes.Where(static change => change.Action is ScaffoldAction.Create or ScaffoldAction.Update).Select(Of)];

    /// <summary>What is left alone although it differs; null when there is nothing.</summary>
    public static IReadOnlyList<FileChange>? Kept(IEnumerable<ScaffoldChange> changes)
    {
        FileChange[] kept = [.. changes.Where(static change => change.Action == ScaffoldAction.Keep).Select(Of)];
        return kept.Length > 0 ? kept : null;
    }

    private static FileChange Of(ScaffoldChange change) => new()
    {
        Path = change.Path,
        Action = change.Action switch
        {
            ScaffoldAction.Create => "create",
            ScaffoldAction.Update => "update",
            ScaffoldAction.Keep => "keep",
            _ => "unchanged",
        },
        Reason = change.Reason,
    };
}
