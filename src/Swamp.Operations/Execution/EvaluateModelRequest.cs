namespace Swamp.Operations.Execution;

/// <summary>Definitions to evaluate (MOD-50).</summary>
/// <param name="Model">Name or id; all definitions when absent.</param>
public sealed record EvaluateModelRequest(string? Model);
