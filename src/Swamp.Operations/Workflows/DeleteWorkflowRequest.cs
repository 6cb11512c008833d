namespace Swamp.Operations.Workflows;

/// <summary>Asks for the deletion of a workflow (WFC-16).</summary>
public sealed record DeleteWorkflowRequest
{
    /// <summary>Name or id.</summary>
    public required string Workflow { get; init; }

    /// <summary>Whether only to show what would be deleted.</summary>
    public bool DryRun { get; init; }
}
