using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Extensions.Installing;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;

namespace Swamp.Operations.Registry;

/// <summary>Tells what a registry knows of an extension (EXC-21); where it does not tell, what its versions and their records show.</summary>
internal static class InfoHandler
{
    public static async Task<ExtensionInfoResult> RunAsync(ExtensionInfoRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var (registry, extension) = await call.FindAsync(request.Name, cancellationToken);
        var facts = extension.Facts;

        // Where everything was yanked, some registries name no version any more, and still know the extension.
        var record = extension.Shown is { } shown ? await registry.ReadAsync(extension.Name, shown, cancellationToken) : null;
        var contents = record?.Contents ?? new PackedContents();
        var kinds = contents.ByKind().SelectMany(static k => k.Names.Select(n => (k.Kind, Name: n))).ToList();
        var installed = call.Lockfile.Entries.GetValueOrDefault(extension.Name);
        var yanked = extension.LatestFor("beta") is null && extension.Versions is [var highest, ..] ? highest.State : null;
        return new ExtensionInfoResult
        {
            Name = extension.Name,
            Id = facts.Id,
            Namespace = facts.Namespace ?? ExtensionName.CollectiveOf(extension.Name),
            Registry = registry.Origin,
            Description = record?.Description ?? facts.Description,
            Repository = record?.Repository ?? facts.Repository,
            RepositoryVerified = facts.RepositoryVerified,
            RepositoryVerifiedAt = facts.RepositoryVerifiedAt,
            RepositoryVerifiedUrl = facts.RepositoryVerifiedUrl,
            HomepageUrl = facts.HomepageUrl,
            License = facts.License,
            Author = facts.AuthorUsername is null && facts.AuthorDisplayName is null ? null : new ExtensionAuthor { Username = facts.AuthorUsername, DisplayName = facts.AuthorDisplayName },
            IsPrivate = facts.IsPrivate,
            PullCount = facts.PullCount,
            Score = facts.ScorePercentage is null && facts.ScoreGrade is null ? null : new ExtensionScore { Percentage = facts.ScorePercentage, Grade = facts.ScoreGrade },
            CreatedAt = facts.CreatedAt ?? await TimeAsync(registry, extension, extension.Versions is [.., var first] ? first : null, record, cancellationToken),
            UpdatedAt = facts.UpdatedAt ?? await TimeAsync(registry, extension, extension.Versions is [var latest, ..] ? latest : null, record, cancellationToken),
            LatestVersion = extension.Latest(Channels.Stable),
            LatestRc = extension.Latest("rc"),
            LatestBeta = extension.Latest("beta"),
            InstalledVersion = installed?.Version,
            Labels = record?.Labels ?? [],
            Platforms = record?.Platforms ?? [],
            Dependencies = record?.Dependencies ?? [],
            ContentTypes = facts.ContentTypes ?? [.. kinds.Select(static k => k.Kind).Distinct(StringComparer.Ordinal)],
            ContentNames = facts.ContentNames ?? [.. kinds.Select(static k => k.Name).Distinct(StringComparer.Ordinal)],
            Contents = contents,
            ContentMetadata = record is null ? null : WithoutNulls(await registry.DescribeContentsAsync(record, request.Details, cancellationToken)),
            ReleaseNotes = record?.ReleaseNotes,
            Versions =
            [
                .. extension.Versions.Select(static v => new PublishedVersion { Version = v.Version, Channel = v.State.Channel, PublishedAt = v.PublishedAt, YankReason = v.State.YankReason })
                    .Concat(await UnnamedAsync(registry, extension, installed, cancellationToken)).OrderByDescending(static v => v.Version, ExtensionVersion.Order),
            ],
            YankedAt = facts.YankedAt ?? yanked?.YankedAt,
            YankReason = extension.YankReason ?? yanked?.YankReason,
            DeprecatedAt = extension.State.DeprecationReason is null ? null : extension.State.DeprecatedAt,
            DeprecatedByUserId = facts.DeprecatedByUserId,
            DeprecationReason = extension.State.DeprecationReason,
            SupersededBy = extension.State.SupersededBy,
        };
    }

    /// <summary>When a version was published: from its record when that was read anyway.</summary>
    private static async Task<DateTimeOffset?> TimeAsync(IExtensionRegistry registry, RegistryExtension extension, RegistryVersion? version, ExtensionRecord? record, CancellationToken cancellationToken)
    {
        if (version is null || version.PublishedAt is not null)
        {
            return version?.PublishedAt;
        }

        try
        {
            return version.Version != record?.Version ? await registry.PublishedAtAsync(extension.Name, version, cancellationToken)
                : record.PublishedAt == default ? null : record.PublishedAt;
        }
        catch (SwampException exception) when (!exception.Error.Retryable && exception.Code is ErrorCodes.RegistryFailed or ErrorCodes.IntegrityFailed or ErrorCodes.FileSystem)
        {
            // An old version that is damaged hides nothing else of the extension.
            return null;
        }
    }

    /// <summary>The installed version, where the registry took it back without naming it any more.</summary>
    private static async Task<IReadOnlyList<PublishedVersion>> UnnamedAsync(IExtensionRegistry registry, RegistryExtension extension, LockEntry? installed, CancellationToken cancellationToken) =>
        installed is not null && extension.Find(installed.Version) is null && await registry.YankReasonAsync(extension, installed.Version, cancellationToken) is { } reason
            ? [new PublishedVersion { Version = installed.Version, Channel = installed.Channel ?? Channels.Stable, YankReason = reason }]
            : [];

    private static JsonObject? WithoutNulls(JsonObject? contents)
    {
        Clean(contents);
        return contents;
    }

    /// <summary>What is not known is absent, here as everywhere.</summary>
    private static void Clean(JsonNode? node)
    {
        if (node is JsonObject some)
        {
            foreach (var absent in some.Where(static p => p.Value is null).Select(static p => p.Key).ToList())
            {
                some.Remove(absent);
            }
        }

        foreach (var child in node switch { JsonObject own => [.. own.Select(static p => p.Value)], JsonArray list => [.. list], _ => Array.Empty<JsonNode?>() })
        {
            Clean(child);
        }
    }
}
