using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>What everything that works on one run knows.</summary>
internal sealed record RunContext
{
    public required WorkflowRunServices Services { get; init; }

    public required WorkflowRunRequest Request { get; init; }

    public required WorkflowRun Run { get; init; }

    /// <summary>Inputs with defaults.</summary>
    public required JsonObject Inputs { get; init; }

    /// <summary>Inputs that have their default, which is an expression; in the order of the file.</summary>
    public IReadOnlyList<string> DefaultExpressions { get; init; } = [];

    public required IRunJournal Journal { get; init; }

    public required RunLog Log { get; init; }

    public required IWorkflowObserver Observer { get; init; }

    public required RunTree Tree { get; init; }

    /// <summary>Names of the workflows from the outermost to this one.</summary>
    public required IReadOnlyList<string> Chain { get; init; }

    public Workflow Workflow => Request.Workflow.Workflow;

    public int Depth => Chain.Count - 1;

    public DateTimeOffset Now => Services.Methods.Clock.GetUtcNow();

    /// <summary>An event of the run, to be completed by the caller.</summary>
    public WorkflowEvent Event(string kind) => new() { Kind = kind, RunId = Run.Id, WorkflowName = Run.WorkflowName, Depth = Depth };

    /// <summary>An event of a step.</summary>
    public WorkflowEvent Event(string kind, StepItem item) => Event(kind) with
    {
        JobId = item.JobName,
        StepId = item.Run.Name,
        ForEachTemplate = item.Run.Template,
        ForEachIndex = item.Run.Index,
    };

    public ValueTask TellAsync(WorkflowEvent workflowEvent) => Observer.OnEventAsync(workflowEvent, CancellationToken.None);
}
