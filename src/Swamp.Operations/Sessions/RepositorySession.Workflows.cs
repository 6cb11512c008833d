using Swamp.Engine.Workflows;

namespace Swamp.Operations.Sessions;

/// <content>Workflows.</content>
public sealed partial class RepositorySession
{
    private FileWorkflowStore? workflows;

    /// <summary>The workflows of the repository.</summary>
    public IWorkflowStore Workflows => workflows ??= new FileWorkflowStore(Layout, Host.Clock, Environment.WorkflowsDirectory ?? Marker.WorkflowsDir);
}
