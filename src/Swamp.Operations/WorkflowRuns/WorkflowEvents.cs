using Swamp.Engine.Workflows.Execution;
using Swamp.Operations.Events;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>What happens in a run, as events of the call.</summary>
internal sealed class WorkflowEvents(IOperationEvents events) : IWorkflowObserver
{
    public ValueTask OnEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken) =>
        events.EmitAsync(new WorkflowRunEvent(workflowEvent), cancellationToken);
}
