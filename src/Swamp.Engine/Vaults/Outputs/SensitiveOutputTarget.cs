using Swamp.Engine.Models;

namespace Swamp.Engine.Vaults.Outputs;

/// <summary>What an output with secrets belongs to; its parts make up the keys (SEC-6) and choose the vault (SEC-9).</summary>
public sealed record SensitiveOutputTarget
{
    /// <summary>Type of the model as it is written: <c>@acme/thing</c>.</summary>
    public required string ModelType { get; init; }

    /// <summary>Id of the model.</summary>
    public required Guid ModelId { get; init; }

    /// <summary>The method that writes (SEC-7).</summary>
    public required string Method { get; init; }

    /// <summary>Name of the spec.</summary>
    public required string SpecName { get; init; }

    /// <summary>Name of the item.</summary>
    public required string Instance { get; init; }

    /// <summary>The spec.</summary>
    public required ResourceSpec Spec { get; init; }

    /// <summary>The definition's vault for the spec; null when it names none.</summary>
    public string? DefinitionVault { get; init; }

    /// <summary>The repository's default vault; null when it names none.</summary>
    public string? RepositoryVault { get; init; }
}
