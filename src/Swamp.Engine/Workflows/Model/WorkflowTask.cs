namespace Swamp.Engine.Workflows.Model;

/// <summary>
/// What a step does (WF-20): <see cref="ModelMethodTask"/>, <see cref="NestedWorkflowTask"/>, <see cref="ManualApprovalTask"/> or
/// <see cref="AssertTask"/>.
/// </summary>
public abstract record WorkflowTask
{
    private protected WorkflowTask()
    {
    }

    /// <summary>The kind as files write it: <c>model_method</c>, <c>workflow</c>, <c>manual_approval</c> or <c>assert</c>.</summary>
    public abstract string Type { get; }
}
