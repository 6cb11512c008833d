using Swamp.Engine.Errors;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>Opens a step of an ended run again, with everything that depends on it (WF-89).</summary>
internal static class RestartPoint
{
    public static void Apply(WorkflowRun run, Workflow workflow, string from)
    {
        var (jobName, stepName) = workflow.Jobs.Any(j => j.Steps.Any(s => s.Name == from)) || from.Split('/', 2) is not [var before, var after] ? (null, from) : (before, after);
        var having = workflow.Jobs.Where(j => (jobName is null || j.Name == jobName) && j.Steps.Any(s => s.Name == stepName)).ToList();
        var failed = having.Where(j => run.FindJob(j.Name)?.Steps.Exists(s => (s.Template ?? s.Name) == stepName && s is { Status: UnitStatus.Failed, AllowedFailure: false }) == true).ToList();
        if (failed.Count != 1 && having.Count > 1)
        {
            throw new SwampException(
                ErrorCodes.Conflict, $"Several jobs have a step '{stepName}': {string.Join(", ", having.Select(static j => j.Name))}.", $"Name the job, too: --from {having[0].Name}/{stepName}");
        }

        from = stepName;
        var job = failed.Count == 1 ? failed[0] : having.FirstOrDefault()
            ?? throw new SwampException(
                ErrorCodes.NotFound,
                $"There is no step '{from}'. Steps are: {string.Join(", ", workflow.Jobs.SelectMany(static j => j.Steps).Select(static s => s.Name).Take(50))}.",
                "Name the step as the workflow's file does.");
        var steps = Below([from], job.Steps.Select(static s => (s.Name, s.DependsOn)));
        var jobs = Below([job.Name], workflow.Jobs.Select(static j => (j.Name, j.DependsOn)));
        foreach (var record in run.Jobs.Where(j => jobs.Contains(j.Name)))
        {
            foreach (var step in record.Steps.Where(s => record.Name != job.Name || steps.Contains(s.Template ?? s.Name) || s.SkipReason is "failure" or "cancelled" or "rejected"))
            {
                step.Reset();
            }

            (record.Status, record.CompletedAt) = (UnitStatus.Pending, null);
        }

        // A job that never started because the run was cancelled has to start now.
        foreach (var record in run.Jobs.Where(static j => j.Steps.Exists(static s => s.SkipReason is "cancelled" or "rejected")))
        {
            record.Steps.ForEach(static s =>
            {
                if (s.SkipReason is "cancelled" or "rejected")
                {
                    s.Reset();
                }
            });
            (record.Status, record.CompletedAt) = (UnitStatus.Pending, null);
        }

        run.Tags.Remove("cancel_reason");
    }

    private static HashSet<string> Below(IEnumerable<string> start, IEnumerable<(string Name, IReadOnlyList<WorkflowDependency> DependsOn)> units)
    {
        var dependents = units.SelectMany(static u => u.DependsOn.Select(d => (On: d.Name, u.Name))).ToLookup(static e => e.On, static e => e.Name, StringComparer.Ordinal);
        var found = new HashSet<string>(start, StringComparer.Ordinal);
        var open = new Queue<string>(found);
        while (open.TryDequeue(out var name))
        {
            foreach (var dependent in dependents[name].Where(found.Add))
            {
                open.Enqueue(dependent);
            }
        }

        return found;
    }
}
