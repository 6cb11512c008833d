namespace Swamp.Operations.Workflows;

/// <summary>A deleted workflow.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="WorkflowPath">Absolute path of the file.</param>
public sealed record DeletedWorkflowView(string Id, string Name, string WorkflowPath);
