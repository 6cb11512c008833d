namespace Swamp.Operations.Workflows;

/// <summary>Asks for workflows.</summary>
/// <param name="Query">Part of name, id or description, in any case; empty for all.</param>
public sealed record SearchWorkflowsRequest(string Query = "");
