namespace Swamp.Operations.WorkflowRuns;

/// <summary>How far a run is.</summary>
/// <param name="Completed">Steps that ended.</param>
/// <param name="Total">All steps.</param>
public sealed record StepProgressView(int Completed, int Total);
