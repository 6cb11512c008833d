using System.Text.Json.Nodes;

namespace Swamp.Engine.Models;

/// <summary>A kind of JSON result that a type's methods write (TYPE-6).</summary>
public sealed record ResourceSpec
{
    /// <summary>What it holds, for people.</summary>
    public string? Description { get; init; }

    /// <summary>JSON Schema (draft 2020-12) of the content.</summary>
    public required JsonObject Schema { get; init; }

    /// <summary>How long items live: <c>infinite</c>, <c>ephemeral</c>, <c>job</c>, <c>workflow</c> or a duration such as <c>30d</c> (DATA-12).</summary>
    public required string Lifetime { get; init; }

    /// <summary>Version retention: a count such as <c>10</c>, or a duration such as <c>7d</c> (DATA-14).</summary>
    public required string GarbageCollection { get; init; }

    /// <summary>Tags put on every item.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether every top-level field is a secret that goes to a vault (SEC-5).</summary>
    public bool SensitiveOutput { get; init; }

    /// <summary>Vault for the secrets of this spec (SEC-9).</summary>
    public string? VaultName { get; init; }
}
