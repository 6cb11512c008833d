using Swamp.Engine.Definitions.Validation;

namespace Swamp.Operations.Models;

/// <summary>Everything that is wrong with one definition (MOD-41).</summary>
public sealed record ValidateModelResult
{
    /// <summary>Its id; empty when the file does not tell.</summary>
    public required string ModelId { get; init; }

    /// <summary>Its name, or that of its file.</summary>
    public required string ModelName { get; init; }

    /// <summary>Its type, or the one its folder stands for.</summary>
    public required string Type { get; init; }

    /// <summary>What was looked at, in the order of MOD-42.</summary>
    public required IReadOnlyList<ValidationView> Validations { get; init; }

    /// <summary>What works but deserves a look.</summary>
    public required IReadOnlyList<ValidationWarning> Warnings { get; init; }

    /// <summary>Whether every validation passed.</summary>
    public required bool Passed { get; init; }
}
