using System.Collections.Concurrent;
using Swamp.Engine.Errors;
using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Registries;

/// <summary>The search of registries that cannot search themselves: reads every record. Times are read only of what is ordered by them, or shown.</summary>
/// <param name="registry">The registry.</param>
/// <param name="query">What is looked for.</param>
/// <param name="atOnce">How many extensions are read at the same time.</param>
internal sealed class RegistrySearch(IExtensionRegistry registry, RegistryQuery query, int atOnce)
{
    private readonly ConcurrentBag<(string Name, SwampException Error)> problems = [];

    /// <summary>Searches among these extensions.</summary>
    public async Task<RegistryHits> ReadAllAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var found = await EachAsync([.. names.Where(query.MayBe)], ReadAsync, cancellationToken);
        if (found.Count == 0 && problems.TryPeek(out var problem))
        {
            throw problem.Error;
        }

        var isByTime = query.Sort is RegistrySort.New or RegistrySort.Updated;
        var sorted = Sorted(isByTime ? await EachAsync(found, TimedAsync, cancellationToken) : found);
        IReadOnlyList<Found> page = [.. sorted.Take(query.Most)];
        page = isByTime ? page : Sorted(await EachAsync(page, TimedAsync, cancellationToken));
        return new RegistryHits([.. page.Select(static f => f.Hit)], sorted.Count)
        {
            Problems = [.. problems.OrderBy(static p => p.Name, StringComparer.Ordinal).Select(static p => p.Error.Message).Distinct(StringComparer.Ordinal)],
        };
    }

    private List<Found> Sorted(IReadOnlyList<Found> found) => [.. found.Order(Comparer<Found>.Create((a, b) => query.Compare(a.Hit, b.Hit)))];

    private async Task<Found?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (await registry.FindAsync(name, cancellationToken) is not { } extension || extension.LatestFor("beta") is null)
        {
            return null;
        }

        var record = await registry.ReadAsync(name, extension.Shown!, cancellationToken);
        var lists = record.Contents.ByKind();
        var hit = new RegistryHit
        {
            Name = name,
            Description = record.Description,
            Repository = record.Repository,
            LatestVersion = record.Version,
            HasStable = extension.Latest(Channels.Stable) is not null,
            LatestRc = extension.Latest("rc"),
            LatestBeta = extension.Latest("beta"),
            Labels = record.Labels,
            Platforms = record.Platforms,
            ContentTypes = [.. lists.Where(static c => c.Names.Count > 0).Select(static c => c.Kind)],
            DeprecationReason = extension.State.DeprecationReason,
            SupersededBy = extension.State.SupersededBy,
        };
        return query.RankOf(hit, string.Join('\n', lists.SelectMany(static c => c.Names))) is { } rank ? new Found(hit with { Rank = rank }, extension, record) : null;
    }

    /// <summary>Versions are dates, so the lowest was the first and the highest is the latest.</summary>
    private async Task<Found?> TimedAsync(Found found, CancellationToken cancellationToken) => found with
    {
        Hit = found.Hit with
        {
            CreatedAt = await TimeOfAsync(found, found.Extension.Versions[^1], cancellationToken),
            UpdatedAt = await TimeOfAsync(found, found.Extension.Versions[0], cancellationToken),
        },
    };

    private async Task<DateTimeOffset?> TimeOfAsync(Found found, RegistryVersion version, CancellationToken cancellationToken)
    {
        if (version.Version == found.Record.Version)
        {
            return found.Record.PublishedAt == default ? null : found.Record.PublishedAt;
        }

        try
        {
            return await registry.PublishedAtAsync(found.Hit.Name, version, cancellationToken);
        }
        catch (SwampException exception) when (IsDamage(exception))
        {
            // Another version of it can be read, so it is still there to be found.
            return null;
        }
    }

    private Task<IReadOnlyList<Found>> EachAsync(IReadOnlyList<string> names, Func<string, CancellationToken, Task<Found?>> read, CancellationToken cancellationToken) =>
        EachAsync(names, static name => name, read, cancellationToken);

    private Task<IReadOnlyList<Found>> EachAsync(IReadOnlyList<Found> all, Func<Found, CancellationToken, Task<Found?>> read, CancellationToken cancellationToken) =>
        EachAsync(all, static f => f.Hit.Name, read, cancellationToken);

    /// <summary>Reads some at once. What is damaged is left out and told; a registry that does not answer ends the search.</summary>
    private async Task<IReadOnlyList<Found>> EachAsync<T>(IReadOnlyList<T> all, Func<T, string> nameOf, Func<T, CancellationToken, Task<Found?>> read, CancellationToken cancellationToken)
    {
        var results = new Found?[all.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, all.Count, options, async (i, token) =>
        {
            try
            {
                results[i] = await read(all[i], token);
            }
            catch (SwampException exception) when (IsDamage(exception))
            {
                problems.Add((nameOf(all[i]), exception));
            }
        });
        return [.. results.OfType<Found>()];
    }

    private static bool IsDamage(SwampException exception) =>
        !exception.Error.Retryable && exception.Code is ErrorCodes.RegistryFailed or ErrorCodes.IntegrityFailed or ErrorCodes.NotFound or ErrorCodes.FileSystem;

    private sealed record Found(RegistryHit Hit, RegistryExtension Extension, ExtensionRecord Record);
}
