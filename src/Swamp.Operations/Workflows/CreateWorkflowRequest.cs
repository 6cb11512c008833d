namespace Swamp.Operations.Workflows;

/// <summary>Asks for a new workflow (WFC-5).</summary>
/// <param name="Name">Its name: a-z, 0-9 and '-', at most 64 characters, or @scope/name.</param>
/// <param name="DryRun">Whether only to show what would be created.</param>
public sealed record CreateWorkflowRequest(string Name, bool DryRun = false);
