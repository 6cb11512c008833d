namespace Swamp.Operations.Execution;

/// <summary>Evaluates all definitions that people made (MOD-50).</summary>
public sealed record EvaluateModelsRequest;
