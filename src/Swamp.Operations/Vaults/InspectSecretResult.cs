using System.Text.Json.Serialization;
using Swamp.Engine.Vaults;

namespace Swamp.Operations.Vaults;

/// <summary>What is known of a secret, without its value (VCMD-22).</summary>
public sealed record InspectSecretResult
{
    /// <summary>Name of the vault.</summary>
    public required string VaultName { get; init; }

    /// <summary>Key of the secret.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Type of the vault.</summary>
    public required string VaultType { get; init; }

    /// <summary>Length in bytes of UTF-8.</summary>
    public required int SizeBytes { get; init; }

    /// <summary>Length in UTF-16 units.</summary>
    public required int SizeChars { get; init; }

    /// <summary>Always <c>string</c>.</summary>
    public string ValueType { get; init; } = "string";

    /// <summary>Whether the vault keeps notes.</summary>
    public required bool SupportsAnnotations { get; init; }

    /// <summary>Whether something is noted.</summary>
    public required bool HasAnnotation { get; init; }

    /// <summary>What is noted, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required SecretAnnotation? Annotation { get; init; }

    /// <summary>Whether the vault can renew secrets.</summary>
    public required bool SupportsRefreshHooks { get; init; }

    /// <summary>Whether the secret renews itself.</summary>
    public required bool HasRefreshHook { get; init; }

    /// <summary>How, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required RefreshHook? RefreshHook { get; init; }
}
