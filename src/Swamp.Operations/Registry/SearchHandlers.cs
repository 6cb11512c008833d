using Swamp.Engine.Errors;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;
using Swamp.Operations.Events;

namespace Swamp.Operations.Registry;

/// <summary>Asks registries what they have, and which version comes next (EXC-20, EXC-22).</summary>
internal static class SearchHandlers
{
    private const int MostPerPage = 100;
    private const int MostInAll = 100_000;
    private const int MostProblems = 5;
    private const int MostSteps = 20;
    private static readonly string[] Kinds = ["models", "workflows", "vaults", "datastores", "drivers", "reports", "skills"];

    public static async Task<SearchExtensionsResult> SearchAsync(SearchExtensionsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (request.Page < 1 || request.PerPage is < 1 or > MostPerPage)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"There is no page {request.Page} of {request.PerPage}.", $"--page from 1, --per-page from 1 to {MostPerPage}");
        }

        if (request.ContentTypes.FirstOrDefault(static c => !Kinds.Contains(c)) is { } unknown)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"Extensions bring no '{unknown}'; {string.Join(", ", Kinds)} are what they bring.", "--content-type models");
        }

        var sort = SortOf(request);
        var channels = request.Channels.Select(static c => Channels.Check(c)).Distinct(StringComparer.Ordinal).ToList();
        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var registries = call.Registries.All(request.Collective);
        var pages = new List<IReadOnlyList<(RegistryHit Hit, string Origin)>>();
        var total = 0;
        foreach (var registry in registries)
        {
            var query = new RegistryQuery
            {
                Text = request.Query,
                Collective = request.Collective,
                Labels = request.Labels,
                Platforms = request.Platforms,
                ContentTypes = request.ContentTypes,
                Channels = channels is [Channels.Stable] ? [] : channels,
                Sort = sort,

                // What another registry serves is not to be had from this one.
                IsServed = name => call.Registries.Serves(registry, name),
                Most = (int)Math.Min((long)request.Page * request.PerPage, MostInAll),
            };
            var found = await registry.SearchAsync(query, cancellationToken);
            await TellAsync(found.Problems, context, cancellationToken);
            pages.Add([.. found.Hits.Select(h => (h, registry.Origin))]);
            total += found.Total;
        }

        var merged = Merge(pages, new RegistryQuery { Sort = sort, Most = 0 });
        return new SearchExtensionsResult
        {
            Query = request.Query,
            Results = [.. merged.Skip((int)Math.Min((request.Page - 1L) * request.PerPage, MostInAll)).Take(request.PerPage).Select(static f => ViewOf(f.Hit, f.Origin))],
            Total = total,
            Page = request.Page,
            PerPage = request.PerPage,
        };
    }

    public static async Task<NextVersionResult> NextVersionAsync(NextVersionRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (request.Name is null == request.Manifest is null)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "Give the name of an extension or its manifest, and not both.", "swamp extension version @acme/thing, or swamp extension version --manifest manifest.yaml");
        }

        if (request.Name?.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) == true || request.Name?.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) == true)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"'{request.Name}' is a file and no name of an extension.", $"swamp extension version --manifest {request.Name}");
        }

        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var manifest = request.Manifest is { } path ? ExtensionPacker.Read(PushHandler.ManifestPath(path, context, call.Session.Layout.Root)) : null;
        var name = manifest?.Name ?? ExtensionName.Parse(request.Name!).Name;
        var registry = call.Registries.For(name);
        var extension = await registry.FindAsync(name, cancellationToken);
        var current = extension?.Versions is [var highest, ..] ? highest : null;
        return new NextVersionResult
        {
            Name = name,
            CurrentPublished = current?.Version,
            ManifestVersion = manifest?.Version,
            PublishedAt = current is null ? null : await registry.PublishedAtAsync(name, current, cancellationToken),
            NextVersion = await NextAsync(registry, extension, context.Host.Clock.GetUtcNow(), cancellationToken),
            Channels = ChannelsOf(extension),
            Registry = registry.Origin,
        };
    }

    /// <summary>The version after the highest one (EXT-3). Some registries do not name versions that were yanked, and take none of them a second time.</summary>
    private static async Task<string> NextAsync(IExtensionRegistry registry, RegistryExtension? extension, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = ExtensionVersion.Next(extension?.Versions is [var highest, ..] ? highest.Version : null, now);
        for (var i = 0; i < MostSteps && extension is { TellsYanked: false, YankReason: null } && await registry.YankReasonAsync(extension, next, cancellationToken) is not null; i++)
        {
            next = ExtensionVersion.Next(next, now);
        }

        return next;
    }

    private static PublishedChannels? ChannelsOf(RegistryExtension? extension) => (extension?.Latest("beta"), extension?.Latest("rc")) is var (beta, rc) && (beta ?? rc) is not null
        ? new PublishedChannels { Beta = beta is null ? null : new LatestOfChannel { Latest = beta }, Rc = rc is null ? null : new LatestOfChannel { Latest = rc } }
        : null;

    private static RegistrySort SortOf(SearchExtensionsRequest request)
    {
        var hasQuery = !string.IsNullOrWhiteSpace(request.Query);
        return request.Sort switch
        {
            null => hasQuery ? RegistrySort.Relevance : RegistrySort.Name,
            "relevance" when hasQuery => RegistrySort.Relevance,
            "relevance" => throw new SwampException(ErrorCodes.InvalidArgument, "--sort relevance needs words that something can be relevant to.", "swamp extension search WORDS --sort relevance, or --sort new, updated or name"),
            "new" => RegistrySort.New,
            "updated" => RegistrySort.Updated,
            "name" => RegistrySort.Name,
            var other => throw new SwampException(ErrorCodes.InvalidArgument, $"Extensions cannot be sorted by '{other}'; relevance, new, updated and name can be had.", "--sort updated"),
        };
    }

    /// <summary>
    /// One order of what several registries found. Each registry's own order is kept, whatever it sorts by: the next is always the best of their heads. So a page does not
    /// depend on how many pages were asked for.
    /// </summary>
    private static List<(RegistryHit Hit, string Origin)> Merge(List<IReadOnlyList<(RegistryHit Hit, string Origin)>> lists, RegistryQuery query)
    {
        var merged = new List<(RegistryHit Hit, string Origin)>();
        var heads = new int[lists.Count];
        while (true)
        {
            var best = -1;
            for (var i = 0; i < lists.Count; i++)
            {
                if (heads[i] < lists[i].Count && (best < 0 || query.Compare(lists[i][heads[i]].Hit, lists[best][heads[best]].Hit) < 0))
                {
                    best = i;
                }
            }

            if (best < 0)
            {
                return merged;
            }

            merged.Add(lists[best][heads[best]++]);
        }
    }

    /// <summary>Says what could not be read, and not a hundred times.</summary>
    private static async Task TellAsync(IReadOnlyList<string> problems, OperationContext context, CancellationToken cancellationToken)
    {
        foreach (var problem in problems.Take(MostProblems))
        {
            await context.Events.WarnAsync("extension", $"Left out: {problem}", cancellationToken);
        }

        if (problems.Count > MostProblems)
        {
            await context.Events.WarnAsync("extension", $"Left out: {problems.Count - MostProblems} more that cannot be read.", cancellationToken);
        }
    }

    private static FoundExtension ViewOf(RegistryHit hit, string origin) => new()
    {
        Name = hit.Name,
        Description = hit.Description,
        Repository = hit.Repository,
        RepositoryVerified = hit.RepositoryVerified,
        RepositoryVerifiedUrl = hit.RepositoryVerifiedUrl,
        LatestVersion = hit.LatestVersion,
        LatestRc = hit.LatestRc,
        LatestBeta = hit.LatestBeta,
        CreatedAt = hit.CreatedAt,
        UpdatedAt = hit.UpdatedAt,
        Labels = hit.Labels,
        Platforms = hit.Platforms,
        ContentTypes = hit.ContentTypes,
        Registry = origin,
        DeprecationReason = hit.DeprecationReason,
        SupersededBy = hit.SupersededBy,
    };
}
