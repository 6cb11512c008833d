namespace Swamp.Engine.Workflows.Model;

/// <summary>One entry of <c>dependsOn</c>.</summary>
/// <param name="Name">The job or step of the same level that is waited for.</param>
/// <param name="Condition">What has to be true of it when it ended.</param>
public sealed record WorkflowDependency(string Name, Condition Condition);
