using System.Text.Json.Nodes;

namespace Swamp.Engine.Vaults;

/// <summary>A kind of vault that can be configured (VAULT-3).</summary>
public sealed record VaultType
{
    /// <summary>Name in configurations: <c>local_encryption</c>, <c>@swamp/aws-sm</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Name for people: <c>Local Encryption</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is good for.</summary>
    public required string Description { get; init; }

    /// <summary>Whether it is a part of the program.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>Whether it is for tests: loadable, but not listed and not creatable (VAULT-3).</summary>
    public bool IsHidden { get; init; }

    /// <summary>JSON Schema of the configuration; null when anything is accepted.</summary>
    public JsonObject? ConfigSchema { get; init; }

    /// <summary>Checks a configuration before it is stored; null when the schema says it all. Throws what is wrong.</summary>
    public Action<JsonObject>? CheckConfig { get; init; }

    /// <summary>Opens a vault of this type; nothing is read before it is needed.</summary>
    public required Func<VaultConfiguration, CancellationToken, ValueTask<IVaultProvider>> OpenAsync { get; init; }
}
