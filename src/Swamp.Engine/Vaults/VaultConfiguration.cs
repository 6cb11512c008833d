using System.Text.Json.Nodes;

namespace Swamp.Engine.Vaults;

/// <summary>A vault as it is configured in <c>vaults/{type}/{id}.yaml</c> (VAULT-1).</summary>
public sealed record VaultConfiguration
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name, unique in the repository (VAULT-2).</summary>
    public required string Name { get; init; }

    /// <summary>Type of the provider, already under its present name (VAULT-4).</summary>
    public required string Type { get; init; }

    /// <summary>Settings of the provider.</summary>
    public required JsonObject Config { get; init; }

    /// <summary>When the vault was configured.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether reading a secret is recorded in the audit trail (VAULT-25). Default no.</summary>
    public bool AuditReads { get; init; }

    /// <summary>Absolute path of the file; null for a configuration that was not stored yet.</summary>
    public string? Path { get; init; }

    /// <summary>Whether it belongs to the program itself (VAULT-2).</summary>
    public bool IsInternal => VaultName.IsInternal(Name);
}
