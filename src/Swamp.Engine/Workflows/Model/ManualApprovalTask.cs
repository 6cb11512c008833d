namespace Swamp.Engine.Workflows.Model;

/// <summary>Waits until somebody approves or rejects (WF-85).</summary>
public sealed record ManualApprovalTask : WorkflowTask
{
    /// <inheritdoc/>
    public override string Type => "manual_approval";

    /// <summary>What is asked; never empty.</summary>
    public required string Prompt { get; init; }

    /// <summary>How long an answer is taken, more than zero; null for ever.</summary>
    public TimeSpan? Timeout { get; init; }
}
