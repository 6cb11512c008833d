namespace Swamp.Operations.Workflows;

/// <summary>A step of a new workflow.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="TaskType">Kind of its task.</param>
public sealed record CreatedStepView(string Name, string? Description, string TaskType);
