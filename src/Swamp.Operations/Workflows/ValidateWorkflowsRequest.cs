namespace Swamp.Operations.Workflows;

/// <summary>Asks for the validation of all workflows; has no members.</summary>
public sealed record ValidateWorkflowsRequest;
