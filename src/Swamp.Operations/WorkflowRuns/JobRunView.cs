namespace Swamp.Operations.WorkflowRuns;

/// <summary>A job of a run.</summary>
/// <param name="Name">Name.</param>
/// <param name="Status">pending, running, waiting_approval, succeeded, failed or skipped.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Duration">How long it took, in milliseconds.</param>
public sealed record JobRunView(string Name, string Status, IReadOnlyList<StepRunView> Steps, long? Duration);
