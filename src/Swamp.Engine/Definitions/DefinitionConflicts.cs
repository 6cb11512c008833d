using Swamp.Engine.Errors;

namespace Swamp.Engine.Definitions;

/// <summary>
/// Definitions that cannot be told apart: files with one id share their data, so that deleting one destroys the other's; of files with one
/// name, one would be taken without a word (DEF-5, DEF-6). A definition of people may have the name of one of direct execution and is found first.
/// </summary>
public static class DefinitionConflicts
{
    /// <summary>Every conflict among definitions, ordered by file; each file that is in conflict stands in one pair at least.</summary>
    /// <param name="all">The definitions.</param>
    /// <param name="paths">Where things lie.</param>
    public static IReadOnlyList<DefinitionConflict> Among(IReadOnlyList<StoredDefinition> all, DefinitionPaths paths)
    {
        ArgumentNullException.ThrowIfNull(all);
        var conflicts = new List<DefinitionConflict>();
        var (ids, names) = (new Dictionary<string, StoredDefinition>(StringComparer.OrdinalIgnoreCase), new Dictionary<(string, bool), StoredDefinition>());
        foreach (var stored in all.OrderBy(static one => one.Path, StringComparer.Ordinal))
        {
            var first = ids.TryAdd(stored.Definition.Id, stored) ? null : ids[stored.Definition.Id];
            var namesake = names.TryAdd((stored.Definition.Name, stored.AutoCreated), stored) ? null : names[(stored.Definition.Name, stored.AutoCreated)];
            if ((first ?? namesake) is { } other && Between(other, stored, paths) is { } error)
            {
                conflicts.Add(new DefinitionConflict(other, stored, error));
            }
        }

        return conflicts;
    }

    /// <summary>What is wrong between two files; null when nothing is.</summary>
    public static SwampError? Between(StoredDefinition one, StoredDefinition other, DefinitionPaths paths)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(paths);
        var files = string.Join(" and ", new[] { paths.Shown(one.Path), paths.Shown(other.Path) }.Order(StringComparer.Ordinal));
        if (string.Equals(one.Definition.Id, other.Definition.Id, StringComparison.OrdinalIgnoreCase))
        {
            return Error(
                $"Two definitions have the id {one.Definition.Id}: {files}. Data belongs to the id, so they would share it.",
                "In the copy, write an id of its own behind 'id:' (uuidgen prints one), or delete the file of the copy. The data stays with the file that keeps the id.");
        }

        return one.AutoCreated == other.AutoCreated && string.Equals(one.Definition.Name, other.Definition.Name, StringComparison.Ordinal)
            ? Error($"Two definitions are called '{one.Definition.Name}': {files}. Names are unique across types.", "Change 'name:' in one of the files, or delete the file you do not want.")
            : null;
    }

    private static SwampError Error(string message, string hint) => new() { Code = ErrorCodes.Conflict, Message = message, Hint = hint };
}
