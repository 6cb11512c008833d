using System.Text.Json;

namespace Swamp.Extensions.Registries.Http;

/// <summary>A version (REG-11, REG-15); what it brings is told of the latest only.</summary>
internal sealed record ApiVersion
{
    public string? Version { get; init; }

    public string? Channel { get; init; }

    public string? PublishedAt { get; init; }

    public IReadOnlyList<JsonElement>? Models { get; init; }

    public IReadOnlyList<JsonElement>? Extensions { get; init; }

    public IReadOnlyList<JsonElement>? Workflows { get; init; }

    public IReadOnlyList<JsonElement>? Vaults { get; init; }

    public IReadOnlyList<JsonElement>? Drivers { get; init; }

    public IReadOnlyList<JsonElement>? Datastores { get; init; }

    public IReadOnlyList<JsonElement>? Reports { get; init; }

    public IReadOnlyList<JsonElement>? Skills { get; init; }
}
