using Swamp.Operations.Sessions;

namespace Swamp.Operations.Runs;

/// <summary>Names of the models of a repository by id, for listings of runs.</summary>
internal static class ModelNamesById
{
    public static async ValueTask<IReadOnlyDictionary<string, string>> OfAsync(RepositorySession session, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var stored in await session.Definitions.ListAsync(includeAutoCreated: true, onBroken: null, cancellationToken))
        {
            names.TryAdd(stored.Definition.Id, stored.Definition.Name);
        }

        return names;
    }
}
