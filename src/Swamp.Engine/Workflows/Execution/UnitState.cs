using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;
using Swamp.Engine.Workflows.Scheduling;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>A step of a workflow in a run: one record, or one for each iteration.</summary>
internal sealed class UnitState(JobState job, WorkflowStep step, GraphNode node)
{
    public JobState Job => job;

    public WorkflowStep Step => step;

    public GraphNode Node => node;

    /// <summary>Its records.</summary>
    public List<StepRun> Runs { get; set; } = [];

    /// <summary>How many records have not ended.</summary>
    public int Open { get; set; }

    /// <summary>Its state once it ended, over all records; null before.</summary>
    public UnitStatus? Status { get; set; }

    /// <summary>
    /// Whether it failed, or ran or was skipped because something before it failed. What depends on such a step may run in a failed job.
    /// </summary>
    public bool IsTouched { get; set; }

    /// <summary>Whether its job has failed, and that stops it: nothing of it starts any more, new attempts included.</summary>
    public bool IsStopped => job.HasFailed && job.Policy != JobFailurePolicy.Continue && !IsTouched;

    /// <summary>Cap of its own, or null.</summary>
    public StepGroup? Group { get; set; }
}
