namespace Swamp.Operations.Workflows;

/// <summary>A job of a new workflow.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Steps">Its steps.</param>
public sealed record CreatedJobView(string Name, string? Description, IReadOnlyList<CreatedStepView> Steps);
