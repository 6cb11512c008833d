namespace Swamp.Engine.Workflows.Execution;

/// <summary>Watches a run as it happens. Safe for concurrent callers.</summary>
public interface IWorkflowObserver
{
    /// <summary>Something happened.</summary>
    ValueTask OnEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken);
}
