using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>A definition.</summary>
public sealed record DefinitionInfo
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How often it was saved.</summary>
    public int Version { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Its type; null where it is the one of the running method.</summary>
    public string? Type { get; init; }

    /// <summary>The version of the type it was written for.</summary>
    public string? TypeVersion { get; init; }

    /// <summary>Its global arguments as they stand in the file, expressions included; null where it is the one of the running method.</summary>
    public JsonObject? GlobalArguments { get; init; }
}
