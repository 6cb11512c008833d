namespace Swamp.Operations.Execution;

/// <summary>A definition to evaluate (MOD-50).</summary>
/// <param name="Model">Name or id.</param>
public sealed record EvaluateModelRequest(string Model);
