using Swamp.Engine.Execution;
using Swamp.Engine.Models;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>What a validation covers beyond the file.</summary>
public sealed record ValidationOptions
{
    /// <summary>Keeps only checks with one of these labels; empty keeps all (MOD-47).</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Keeps only checks that apply to this method; null keeps all (MOD-47).</summary>
    public string? Method { get; init; }

    /// <summary>Names of the vaults that expressions may refer to.</summary>
    public IReadOnlyCollection<string> Vaults { get; init; } = [];

    /// <summary>Runs a check of the definition's type; null runs none.</summary>
    public Func<StoredDefinition, ModelType, CheckDescriptor, CancellationToken, Task<CheckOutcome>>? RunCheck { get; init; }
}
