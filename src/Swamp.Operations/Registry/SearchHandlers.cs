using Swamp.Engine.Errors;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;

namespace Swamp.Operations.Registry;

/// <summary>Asks registries what they have (EXC-20 to EXC-22).</summary>
internal static class SearchHandlers
{
    private const int MostPerPage = 100;

    public static async Task<SearchExtensionsResult> SearchAsync(SearchExtensionsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (request.Page < 1 || request.PerPage is < 1 or > MostPerPage)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"There is no page {request.Page} of {request.PerPage}.", $"--page from 1, --per-page from 1 to {MostPerPage}");
        }

        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var found = new List<(int Rank, FoundExtension View)>();
        foreach (var registry in call.Registries.All(request.Collective))
        {
            foreach (var name in (await registry.ListAsync(cancellationToken)).Where(n => request.Collective is null || ExtensionName.CollectiveOf(n) == request.Collective))
            {
                if (call.Registries.For(name).Origin == registry.Origin && await ViewAsync(registry, name, cancellationToken) is { } one && RankOf(request, one.View, one.Names) is { } rank)
                {
                    found.Add((rank, one.View));
                }
            }
        }

        var sorted = found.OrderBy(static f => f.Rank).ThenBy(static f => f.View.Name, StringComparer.Ordinal).Select(static f => f.View).ToList();
        return new SearchExtensionsResult
        {
            Query = request.Query,
            Results = [.. sorted.Skip((request.Page - 1) * request.PerPage).Take(request.PerPage)],
            Total = sorted.Count,
            Page = request.Page,
            PerPage = request.PerPage,
        };
    }

    public static async Task<ExtensionInfoResult> InfoAsync(ExtensionInfoRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var (registry, extension) = await call.FindAsync(request.Name, cancellationToken);
        var record = await registry.ReadAsync(extension.Name, Shown(extension), cancellationToken);
        return new ExtensionInfoResult
        {
            Name = extension.Name,
            Registry = registry.Origin,
            Description = record.Description,
            Repository = record.Repository,
            LatestVersion = extension.Latest("stable"),
            LatestRc = extension.Latest("rc"),
            LatestBeta = extension.Latest("beta"),
            InstalledVersion = call.Lockfile.Entries.GetValueOrDefault(extension.Name)?.Version,
            Labels = record.Labels,
            Platforms = record.Platforms,
            Dependencies = record.Dependencies,
            Contents = record.Contents,
            ReleaseNotes = record.ReleaseNotes,
            Versions = [.. extension.Versions.Select(static v => new PublishedVersion { Version = v.Version, Channel = v.State.Channel, YankReason = v.State.YankReason })],
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

        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var name = request.Manifest is { } manifest
            ? ExtensionPacker.Read(PushHandler.ManifestPath(manifest, context, call.Session.Layout.Root)).Name
            : ExtensionName.Parse(request.Name!).Name;
        var registry = call.Registries.For(name);
        var current = (await registry.FindAsync(name, cancellationToken))?.Versions[0].Version;
        return new NextVersionResult
        {
            Name = name,
            CurrentPublished = current,
            PublishedAt = current is null ? null : (await registry.ReadAsync(name, current, cancellationToken)).PublishedAt,
            NextVersion = ExtensionVersion.Next(current, context.Host.Clock.GetUtcNow()),
            Registry = registry.Origin,
        };
    }

    /// <summary>The version that describes an extension: what would be pulled, or else the highest.</summary>
    private static string Shown(RegistryExtension extension) => extension.LatestFor("stable") ?? extension.LatestFor("rc") ?? extension.LatestFor("beta") ?? extension.Versions[0].Version;

    private static async Task<(FoundExtension View, string Names)?> ViewAsync(IExtensionRegistry registry, string name, CancellationToken cancellationToken)
    {
        if (await registry.FindAsync(name, cancellationToken) is not { } extension || extension.LatestFor("beta") is null)
        {
            return null;
        }

        var record = await registry.ReadAsync(name, Shown(extension), cancellationToken);
        var view = new FoundExtension
        {
            Name = name,
            Description = record.Description,
            LatestVersion = record.Version,
            Labels = record.Labels,
            ContentTypes = [.. Lists(record.Contents).Where(static c => c.Names.Count > 0).Select(static c => c.Kind)],
            Registry = registry.Origin,
            DeprecationReason = extension.State.DeprecationReason,
        };
        return (view, string.Join('\n', Lists(record.Contents).SelectMany(static c => c.Names)));
    }

    private static (string Kind, IReadOnlyList<string> Names)[] Lists(PackedContents contents) =>
    [
        ("models", contents.Models), ("workflows", contents.Workflows), ("vaults", contents.Vaults), ("datastores", contents.Datastores),
        ("drivers", contents.Drivers), ("reports", contents.Reports), ("skills", contents.Skills),
    ];

    /// <summary>How well an extension fits, 0 being best; null when it does not.</summary>
    private static int? RankOf(SearchExtensionsRequest request, FoundExtension found, string names)
    {
        if (!request.Labels.All(found.Labels.Contains) || !request.ContentTypes.All(found.ContentTypes.Contains))
        {
            return null;
        }

        var ranks = (request.Query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
            Holds(found.Name, word) ? 0 : Holds(names, word) ? 1 : found.Labels.Any(l => Holds(l, word)) ? 1 : Holds(found.Description ?? "", word) ? 2 : (int?)null).ToList();
        return ranks.Contains(null) ? null : ranks.Sum() ?? 0;
    }

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
