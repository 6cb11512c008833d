namespace Swamp.Operations.Workflows;

/// <summary>Asks for the JSON Schemas of workflow files; has no members.</summary>
public sealed record WorkflowSchemasRequest;
