using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Registries;

/// <summary>Searches registries that cannot search themselves: reads every record.</summary>
internal static class RegistrySearch
{
    public static async Task<RegistryHits> ReadAllAsync(IExtensionRegistry registry, IEnumerable<string> names, RegistryQuery query, CancellationToken cancellationToken)
    {
        var hits = new List<RegistryHit>();
        foreach (var name in names.Where(n => query.Collective is null || ExtensionName.CollectiveOf(n) == query.Collective))
        {
            if (await registry.FindAsync(name, cancellationToken) is not { } extension || extension.LatestFor("beta") is null)
            {
                continue;
            }

            var record = await registry.ReadAsync(name, extension.Shown!, cancellationToken);
            var lists = Lists(record.Contents);
            var hit = new RegistryHit
            {
                Name = name,
                Description = record.Description,
                LatestVersion = record.Version,
                Labels = record.Labels,
                Platforms = record.Platforms,
                ContentTypes = [.. lists.Where(static c => c.Names.Count > 0).Select(static c => c.Kind)],
                DeprecationReason = extension.State.DeprecationReason,
            };
            if (query.RankOf(hit, string.Join('\n', lists.SelectMany(static c => c.Names))) is { } rank)
            {
                hits.Add(hit with { Rank = rank });
            }
        }

        return new RegistryHits([.. hits.OrderBy(static h => h.Rank).ThenBy(static h => h.Name, StringComparer.Ordinal).Take(query.Most)], hits.Count);
    }

    private static (string Kind, IReadOnlyList<string> Names)[] Lists(PackedContents contents) =>
    [
        ("models", contents.Models), ("workflows", contents.Workflows), ("vaults", contents.Vaults), ("datastores", contents.Datastores),
        ("drivers", contents.Drivers), ("reports", contents.Reports), ("skills", contents.Skills),
    ];
}
