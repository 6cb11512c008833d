namespace Swamp.Operations.Workflows;

/// <summary>What was evaluated (WFC-21).</summary>
/// <param name="Items">The workflows, ordered by name.</param>
/// <param name="Total">Number of workflows.</param>
/// <param name="Evaluated">Number of workflows with expressions.</param>
public sealed record EvaluateWorkflowsResult(IReadOnlyList<EvaluatedWorkflowView> Items, int Total, int Evaluated);
