namespace Swamp.Operations.Workflows;

/// <summary>The file of a workflow as it is written.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Name">Name of the workflow; what was asked for when the file is broken.</param>
/// <param name="Id">Id of the workflow; <c>unknown</c> when the file is broken.</param>
/// <param name="Yaml">The text.</param>
public sealed record WorkflowSourceResult(string Path, string Name, string Id, string Yaml);
