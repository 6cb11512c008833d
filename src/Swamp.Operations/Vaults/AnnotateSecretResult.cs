using System.Text.Json.Serialization;
using Swamp.Engine.Vaults;

namespace Swamp.Operations.Vaults;

/// <summary>What is noted about a secret now (VCMD-25).</summary>
public sealed record AnnotateSecretResult
{
    /// <summary>Name of the vault.</summary>
    public required string VaultName { get; init; }

    /// <summary>Key of the secret.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Type of the vault.</summary>
    public required string VaultType { get; init; }

    /// <summary>Which of url, notes, labels were changed.</summary>
    public required IReadOnlyList<string> FieldsUpdated { get; init; }

    /// <summary>Whether everything was forgotten.</summary>
    public required bool Cleared { get; init; }

    /// <summary>When, ISO-8601.</summary>
    public required string Timestamp { get; init; }

    /// <summary>What is noted, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required SecretAnnotation? Annotation { get; init; }
}
