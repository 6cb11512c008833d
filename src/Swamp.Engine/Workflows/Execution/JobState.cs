using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;
using Swamp.Engine.Workflows.Scheduling;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>A job in a run.</summary>
internal sealed class JobState(WorkflowJob job, JobRun run, GraphNode node, StepLane lane, CancellationTokenSource cancellation) : IDisposable
{
    public WorkflowJob Job => job;

    public JobRun Run => run;

    public GraphNode Node => node;

    public StepLane Lane => lane;

    /// <summary>Ends the steps of the job, with the run or by its failure policy.</summary>
    public CancellationTokenSource Cancellation => cancellation;

    public JobFailurePolicy Policy => job.FailurePolicy ?? JobFailurePolicy.Stop;

    /// <summary>Its steps by name.</summary>
    public Dictionary<string, UnitState> Units { get; } = new(StringComparer.Ordinal);

    /// <summary>Its steps by their place in the graph.</summary>
    public List<UnitState> ByIndex { get; } = [];

    /// <summary>Names of its records, to keep those of iterations unique.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>How many of its steps have not ended.</summary>
    public int Open { get; set; }

    /// <summary>Whether a step failed and that is not tolerated.</summary>
    public bool HasFailed { get; set; }

    public void Dispose() => cancellation.Dispose();
}
