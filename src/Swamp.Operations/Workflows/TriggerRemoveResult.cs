namespace Swamp.Operations.Workflows;

/// <summary>The workflow whose override was removed (WFC-55).</summary>
/// <param name="WorkflowName">Its name.</param>
public sealed record TriggerRemoveResult(string WorkflowName);
