namespace Swamp.Operations.WorkflowRuns;

/// <summary>A step that ran because an approval was rejected.</summary>
/// <param name="Job">Its job.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">succeeded or failed.</param>
/// <param name="Error">Why it failed.</param>
public sealed record FollowedStep(string Job, string Name, string Status, string? Error);
