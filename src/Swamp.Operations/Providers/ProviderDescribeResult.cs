using System.Text.Json.Nodes;

namespace Swamp.Operations.Providers;

/// <summary>What a type of datastore or driver is.</summary>
public sealed record ProviderDescribeResult
{
    /// <summary>Its name, for example <c>@acme/objects</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>JSON Schema of its settings; absent when it tells none.</summary>
    public JsonObject? ConfigSchema { get; init; }

    /// <summary>The file it comes from; absent for a built-in one.</summary>
    public string? Source { get; init; }
}
