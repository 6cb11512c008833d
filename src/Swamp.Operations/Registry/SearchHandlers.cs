using Swamp.Engine.Errors;
using Swamp.Extensions.Installing;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;

namespace Swamp.Operations.Registry;

/// <summary>Asks registries what they have (EXC-20 to EXC-22).</summary>
internal static class SearchHandlers
{
    private const int MostPerPage = 100;
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

        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var query = new RegistryQuery
        {
            Text = request.Query,
            Collective = request.Collective,
            Labels = request.Labels,
            Platforms = request.Platforms,
            ContentTypes = request.ContentTypes,
            Most = request.Page * request.PerPage,
        };
        var found = new List<(RegistryHit Hit, string Origin)>();
        var total = 0;
        foreach (var registry in call.Registries.All(request.Collective))
        {
            // What another registry serves is not to be had from this one.
            var hits = await registry.SearchAsync(query, cancellationToken);
            var own = hits.Hits.Where(h => call.Registries.For(h.Name).Origin == registry.Origin).ToList();
            found.AddRange(own.Select(h => (h, registry.Origin)));
            total += hits.Total - (hits.Hits.Count - own.Count);
        }

        var sorted = found.OrderBy(static f => f.Hit.Rank).ThenBy(static f => f.Hit.Name, StringComparer.Ordinal).Select(static f => ViewOf(f.Hit, f.Origin));
        return new SearchExtensionsResult
        {
            Query = request.Query,
            Results = [.. sorted.Skip((request.Page - 1) * request.PerPage).Take(request.PerPage)],
            Total = total,
            Page = request.Page,
            PerPage = request.PerPage,
        };
    }

    public static async Task<ExtensionInfoResult> InfoAsync(ExtensionInfoRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var (registry, extension) = await call.FindAsync(request.Name, cancellationToken);
        var shown = extension.Shown ?? throw new SwampException(
            ErrorCodes.NotFound, $"{extension.Name} has no published versions in the registry {registry.Origin}; all were yanked{(extension.YankReason is { } reason ? $": {reason}" : ".")}", $"swamp extension search {extension.Name.Split('/')[^1]}");
        var record = await registry.ReadAsync(extension.Name, shown, cancellationToken);
        var installed = call.Lockfile.Entries.GetValueOrDefault(extension.Name);
        return new ExtensionInfoResult
        {
            Name = extension.Name,
            Registry = registry.Origin,
            Description = record.Description,
            Repository = record.Repository,
            LatestVersion = extension.Latest("stable"),
            LatestRc = extension.Latest("rc"),
            LatestBeta = extension.Latest("beta"),
            InstalledVersion = installed?.Version,
            Labels = record.Labels,
            Platforms = record.Platforms,
            Dependencies = record.Dependencies,
            Contents = record.Contents,
            ReleaseNotes = record.ReleaseNotes,
            Versions =
            [
                .. extension.Versions.Select(static v => new PublishedVersion { Version = v.Version, Channel = v.State.Channel, YankReason = v.State.YankReason })
                    .Concat(await UnnamedAsync(registry, extension, installed, cancellationToken)).OrderByDescending(static v => v.Version, ExtensionVersion.Order),
            ],
            DeprecationReason = extension.State.DeprecationReason,
            SupersededBy = extension.State.SupersededBy,
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
        var current = (await registry.FindAsync(name, cancellationToken))?.Versions is [var highest, ..] ? highest.Version : null;
        return new NextVersionResult
        {
            Name = name,
            CurrentPublished = current,
            ManifestVersion = manifest?.Version,
            PublishedAt = current is null ? null : (await registry.ReadAsync(name, current, cancellationToken)).PublishedAt,
            NextVersion = ExtensionVersion.Next(current, context.Host.Clock.GetUtcNow()),
            Registry = registry.Origin,
        };
    }

    /// <summary>The installed version, where the registry took it back without naming it any more.</summary>
    private static async Task<IReadOnlyList<PublishedVersion>> UnnamedAsync(IExtensionRegistry registry, RegistryExtension extension, LockEntry? installed, CancellationToken cancellationToken) =>
        installed is not null && extension.Find(installed.Version) is null && await registry.YankReasonAsync(extension, installed.Version, cancellationToken) is { } reason
            ? [new PublishedVersion { Version = installed.Version, Channel = installed.Channel ?? Channels.Stable, YankReason = reason }]
            : [];

    private static FoundExtension ViewOf(RegistryHit hit, string origin) => new()
    {
        Name = hit.Name,
        Description = hit.Description,
        LatestVersion = hit.LatestVersion,
        Labels = hit.Labels,
        Platforms = hit.Platforms,
        ContentTypes = hit.ContentTypes,
        Registry = origin,
        DeprecationReason = hit.DeprecationReason,
    };
}
