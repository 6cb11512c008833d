using System.Text.Json.Nodes;

namespace Swamp.Extensions.Providers;

/// <summary>A type of datastore or driver that an extension brings (EXT-55, DRV-60).</summary>
public sealed record ProviderType
{
    /// <summary>Its name, for example <c>@acme/objects</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>JSON Schema of its settings; null when it tells none.</summary>
    public JsonObject? ConfigSchema { get; init; }

    /// <summary>The file it comes from, relative to the repository where it lies in it.</summary>
    public required string Source { get; init; }
}
