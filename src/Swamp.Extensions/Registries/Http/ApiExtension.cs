using System.Text.Json;

namespace Swamp.Extensions.Registries.Http;

/// <summary>An extension as the API tells it (REG-10, REG-14). Lists may be absent.</summary>
internal sealed record ApiExtension
{
    public string? Name { get; init; }

    /// <summary>A text, or a number. What only people look at is read leniently: nothing of it may keep an extension from being installed.</summary>
    public JsonElement? Id { get; init; }

    public JsonElement? Namespace { get; init; }

    public JsonElement? IsPrivate { get; init; }

    public JsonElement? RepositoryVerified { get; init; }

    public JsonElement? RepositoryVerifiedAt { get; init; }

    public JsonElement? RepositoryVerifiedUrl { get; init; }

    public JsonElement? HomepageUrl { get; init; }

    public JsonElement? License { get; init; }

    /// <summary>An object with <c>username</c> and <c>displayName</c>.</summary>
    public JsonElement? Author { get; init; }

    public JsonElement? PullCount { get; init; }

    /// <summary>An object with <c>percentage</c> and <c>grade</c>.</summary>
    public JsonElement? Score { get; init; }

    public JsonElement? CreatedAt { get; init; }

    public JsonElement? UpdatedAt { get; init; }

    public JsonElement? ContentNames { get; init; }

    public JsonElement? DeprecatedByUserId { get; init; }

    public string? Description { get; init; }

    public string? Repository { get; init; }

    public IReadOnlyList<string>? Platforms { get; init; }

    public IReadOnlyList<string>? Labels { get; init; }

    public IReadOnlyList<string>? ContentTypes { get; init; }

    public string? LatestVersion { get; init; }

    public string? LatestRc { get; init; }

    public string? LatestBeta { get; init; }

    public string? YankedAt { get; init; }

    public string? YankReason { get; init; }

    public string? DeprecatedAt { get; init; }

    public string? DeprecationReason { get; init; }

    public string? SupersededBy { get; init; }

    /// <summary>Extensions that the latest version needs: as texts, or as objects with a name.</summary>
    public IReadOnlyList<JsonElement>? Dependencies { get; init; }
}
