using Swamp.Engine.Workflows.Execution;

namespace Swamp.Operations.Events;

/// <summary>Something that happened in a run of a workflow (WF-110).</summary>
/// <param name="Workflow">What.</param>
public sealed record WorkflowRunEvent(WorkflowEvent Workflow) : OperationEvent;
