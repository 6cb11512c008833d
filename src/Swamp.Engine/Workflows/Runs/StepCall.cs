namespace Swamp.Engine.Workflows.Runs;

/// <summary>A method call that a step made.</summary>
/// <param name="OutputId">Id of its output record, known before the record is there.</param>
/// <param name="ModelType">Normalized type.</param>
/// <param name="ModelId">Id of the definition.</param>
/// <param name="Method">The method.</param>
public sealed record StepCall(string OutputId, string ModelType, string ModelId, string Method);
