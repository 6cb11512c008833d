using System.Text.Json.Nodes;

namespace Swamp.Operations.Vaults;

/// <summary>The configuration of a vault (VCMD-3).</summary>
public sealed record GetVaultResult
{
    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Type.</summary>
    public required string Type { get; init; }

    /// <summary>Settings of the provider; secret ones are hidden.</summary>
    public required JsonObject Config { get; init; }

    /// <summary>When it was configured, ISO-8601.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>True when reading a secret is recorded; absent otherwise.</summary>
    public bool? AuditReads { get; init; }

    /// <summary>The file with the configuration, relative to the repository.</summary>
    public required string StoragePath { get; init; }
}
