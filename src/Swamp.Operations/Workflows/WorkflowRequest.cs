namespace Swamp.Operations.Workflows;

/// <summary>Asks about one workflow.</summary>
/// <param name="Workflow">Name or id.</param>
public sealed record WorkflowRequest(string Workflow);
