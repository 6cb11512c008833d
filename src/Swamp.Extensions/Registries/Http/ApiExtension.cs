using System.Text.Json;

namespace Swamp.Extensions.Registries.Http;

/// <summary>An extension as the API tells it (REG-10, REG-14). Lists may be absent.</summary>
internal sealed record ApiExtension
{
    public string? Name { get; init; }

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
