namespace Swamp.Engine.Definitions.Validation;

/// <summary>Everything that the validation of one definition found.</summary>
/// <param name="Validations">In the order of MOD-42.</param>
/// <param name="Warnings">What works but deserves a look.</param>
public sealed record DefinitionValidation(IReadOnlyList<ValidationResult> Validations, IReadOnlyList<ValidationWarning> Warnings)
{
    /// <summary>Whether every validation passed.</summary>
    public bool Passed => Validations.All(static validation => validation.Passed);
}
