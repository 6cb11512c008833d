namespace Swamp.Operations.Schemas;

/// <summary>Asks for the JSON Schema of workflow files; has no members.</summary>
public sealed record WorkflowSchemaRequest;
