namespace Swamp.Engine.Vaults;

/// <summary>What is said about the vault of a sensitive output, strongest first (SEC-9).</summary>
/// <param name="Field">The field's own vault.</param>
/// <param name="Definition">The definition's override for the spec.</param>
/// <param name="Spec">The spec's vault.</param>
/// <param name="Repository">The repository's default; it counts only when it exists.</param>
public readonly record struct VaultChoice(string? Field, string? Definition, string? Spec, string? Repository);
