using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Validation;

/// <summary>Settings of placement that do nothing (WF-33, WF-118).</summary>
internal static class PlacementChecks
{
    public static IEnumerable<WorkflowCheck> Of(Workflow workflow)
    {
        foreach (var job in workflow.Jobs)
        {
            foreach (var step in job.Steps)
            {
                if (WorkflowPlacement.Of(workflow, job, step) is { QueueTimeout: not null, IsActive: false })
                {
                    yield return WorkflowCheck.Warn(
                        $"queueTimeout without placement in job '{job.Name}' step '{step.Name}'",
                        "The step has no target, labels or platform, so it runs here and waits for no worker.");
                }
            }
        }

        if (workflow.Affinity == true && !workflow.Jobs.Any(job => job.Steps.Any(step => IsPlaced(workflow, job, step))))
        {
            yield return WorkflowCheck.Warn("affinity without placement at workflow level", "No step has a target, labels or platform, so all run here.");
        }

        foreach (var job in workflow.Jobs)
        {
            if (job.Affinity == true && !job.Steps.Any(step => IsPlaced(workflow, job, step)))
            {
                yield return WorkflowCheck.Warn($"affinity without placement in job '{job.Name}'", "No step of the job has a target, labels or platform, so all run here.");
            }
        }
    }

    private static bool IsPlaced(Workflow workflow, WorkflowJob job, WorkflowStep step) => WorkflowPlacement.Of(workflow, job, step).IsActive;
}
