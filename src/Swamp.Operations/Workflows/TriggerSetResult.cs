namespace Swamp.Operations.Workflows;

/// <summary>The override that holds now (WFC-55).</summary>
/// <param name="WorkflowName">Name of the workflow.</param>
/// <param name="Entry">The override.</param>
public sealed record TriggerSetResult(string WorkflowName, TriggerSetEntryView Entry);
