namespace Swamp.Operations.Workflows;

/// <summary>The workflows that match, ordered by name (WFC-23).</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Results">The workflows.</param>
public sealed record SearchWorkflowsResult(string Query, IReadOnlyList<WorkflowListItem> Results);
