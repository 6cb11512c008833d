using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Puts a run that stopped somewhere into a state from which it can go on, or ends it for good.</summary>
internal static class ResumeState
{
    /// <summary>
    /// Makes the records fit the workflow as it is now: jobs and steps that came are added, those that went stay as they ended, units that
    /// were under way are open again. What is known of a method call that was cut off stays, so that its result can be looked for.
    /// </summary>
    public static void Prepare(WorkflowRun run, Workflow workflow)
    {
        foreach (var job in workflow.Jobs)
        {
            if (run.FindJob(job.Name) is not { } record)
            {
                record = new JobRun { Name = job.Name };
                run.Jobs.Add(record);
            }

            var known = record.Steps.Select(static s => s.Template ?? s.Name).ToHashSet(StringComparer.Ordinal);
            record.Steps.AddRange(job.Steps.Where(s => !known.Contains(s.Name) && s.ForEach is null).Select(static s => new StepRun { Name = s.Name }));
            foreach (var step in job.Steps.Where(s => !known.Contains(s.Name) && s.ForEach is not null && record.Status == UnitStatus.Pending))
            {
                record.Steps.Add(new StepRun { Name = step.Name });
            }

            foreach (var step in record.Steps.Where(static s => s.Status == UnitStatus.Running || s is { Status: UnitStatus.WaitingApproval, ChildRunId: not null }))
            {
                step.Status = UnitStatus.Pending;
            }

            if (!record.Steps.TrueForAll(static s => s.IsTerminal) || record.Status is UnitStatus.Running or UnitStatus.WaitingApproval)
            {
                record.Status = UnitStatus.Pending;
            }
        }
    }

    /// <summary>Ends everything that is open: nothing of a run that ended may look as if it could still happen.</summary>
    public static async Task CloseAsync(WorkflowRun run, IRunJournal journal, DateTimeOffset now)
    {
        foreach (var job in run.Jobs.Where(static j => !j.IsTerminal || j.Steps.Exists(static s => !s.IsTerminal)))
        {
            foreach (var step in job.Steps.Where(static s => !s.IsTerminal))
            {
                var wasRunning = step.Status == UnitStatus.Running;
                (step.Status, step.SkipReason, step.Error) = wasRunning ? (UnitStatus.Failed, null, "Cancelled.") : (UnitStatus.Skipped, "cancelled", step.Error);
                step.CompletedAt = now;
                await journal.AppendAsync(JournalEntries.Step(job, step));
            }

            job.Status = job.Steps.Exists(static s => s is { Status: UnitStatus.Failed, AllowedFailure: false }) ? UnitStatus.Failed
                : job.StartedAt is null ? UnitStatus.Skipped
                : UnitStatus.Succeeded;
            job.CompletedAt ??= now;
            await journal.AppendAsync(JournalEntries.Job(job));
        }
    }
}
