using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Registries.Http;

/// <summary>What the API tells about an extension for people to look at (EXC-21).</summary>
internal static class ApiFacts
{
    public static RegistryFacts Of(ApiExtension extension) => new()
    {
        Id = ApiValues.Text(extension.Id),
        Namespace = ApiValues.Text(extension.Namespace),
        Description = extension.Description,
        Repository = extension.Repository,
        RepositoryVerified = ApiValues.Flag(extension.RepositoryVerified),
        RepositoryVerifiedAt = ApiValues.Time(extension.RepositoryVerifiedAt),
        RepositoryVerifiedUrl = ApiValues.Text(extension.RepositoryVerifiedUrl),
        HomepageUrl = ApiValues.Text(extension.HomepageUrl),
        License = ApiValues.Text(extension.License),
        AuthorUsername = ApiValues.Text(ApiValues.Member(extension.Author, "username")),
        AuthorDisplayName = ApiValues.Text(ApiValues.Member(extension.Author, "displayName")),
        PullCount = ApiValues.Count(extension.PullCount),
        ScorePercentage = ApiValues.Number(ApiValues.Member(extension.Score, "percentage")),
        ScoreGrade = ApiValues.Text(ApiValues.Member(extension.Score, "grade")),
        IsPrivate = ApiValues.Flag(extension.IsPrivate),
        CreatedAt = ApiValues.Time(extension.CreatedAt),
        UpdatedAt = ApiValues.Time(extension.UpdatedAt),
        YankedAt = ApiValues.Time(extension.YankedAt),
        DeprecatedByUserId = ApiValues.Text(extension.DeprecatedByUserId),
        ContentTypes = Sound(extension.ContentTypes),
        ContentNames = ApiValues.Texts(extension.ContentNames),
    };

    /// <summary>An extension that a search found; null for what could not be pulled: where every version was yanked, none is named.</summary>
    public static RegistryHit? Hit(ApiExtension extension)
    {
        var (stable, rc, beta) = (Version(extension.LatestVersion), Version(extension.LatestRc), Version(extension.LatestBeta));
        return extension.Name is not { } name || !ExtensionName.IsValid(name) || (stable ?? rc ?? beta) is not { } shown ? null : new RegistryHit
        {
            Name = name,
            Description = extension.Description,
            Repository = extension.Repository,
            RepositoryVerified = ApiValues.Flag(extension.RepositoryVerified),
            RepositoryVerifiedUrl = ApiValues.Text(extension.RepositoryVerifiedUrl),
            LatestVersion = shown,
            HasStable = stable is not null,
            LatestRc = rc,
            LatestBeta = beta,
            Labels = Sound(extension.Labels) ?? [],
            Platforms = Sound(extension.Platforms) ?? [],
            ContentTypes = Sound(extension.ContentTypes) ?? [],
            CreatedAt = ApiValues.Time(extension.CreatedAt),
            UpdatedAt = ApiValues.Time(extension.UpdatedAt),
            DeprecationReason = extension.DeprecatedAt is null ? null : extension.DeprecationReason ?? HttpRegistry.NoReason,
            SupersededBy = extension.SupersededBy,
        };
    }

    /// <summary>A list without what is no text.</summary>
    public static IReadOnlyList<string>? Sound(IReadOnlyList<string>? list) => list is null ? null : [.. list.Where(static t => t is not null)];

    private static string? Version(string? version) => version is not null && ExtensionVersion.IsValid(version) ? version : null;

    /// <summary>What a version brings, in the order of EXT-81; what is told by name only becomes an object with that name.</summary>
    public static JsonObject Contents(ApiVersion version)
    {
        static JsonArray List(IReadOnlyList<JsonElement>? list, string key) => new(
        [
            .. (list ?? []).Select(e => e.ValueKind switch
            {
                JsonValueKind.Object => JsonObject.Create(e),
                JsonValueKind.String => new JsonObject { [key] = e.GetString() },
                _ => (JsonNode?)null,
            }).OfType<JsonNode>().Where(ContentMetadata.IsSound),
        ]);
        return new JsonObject
        {
            ["models"] = List(version.Models, "type"),
            ["extensions"] = List(version.Extensions, "extendsType"),
            ["workflows"] = List(version.Workflows, "name"),
            ["vaults"] = List(version.Vaults, "type"),
            ["drivers"] = List(version.Drivers, "type"),
            ["datastores"] = List(version.Datastores, "type"),
            ["reports"] = List(version.Reports, "name"),
            ["skills"] = List(version.Skills, "name"),
        };
    }
}
