namespace Swamp.Operations.WorkflowRuns;

/// <summary>Runs of workflows, newest first (WFC-39).</summary>
/// <param name="Query">What was searched for.</param>
/// <param name="Results">The runs.</param>
public sealed record RunSearchResult(string Query, IReadOnlyList<RunSearchItem> Results);
