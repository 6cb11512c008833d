using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Puts a run that stopped somewhere into a state from which it can go on, or ends it for good.</summary>
internal static class ResumeState
{
    /// <summary>
    /// Makes the records fit the workflow as it is now: jobs and steps that came are added, those that went stay as they ended or end as skipped, units
    /// that were under way are open again. What is known of a method call that was cut off stays, so that its result can be looked for.
    /// </summary>
    /// <returns>What went without having ended: names of jobs, each with the name of a step or null for the job itself.</returns>
    public static IReadOnlyList<(string Job, string? Step)> Prepare(WorkflowRun run, Workflow workflow, DateTimeOffset now)
    {
        var gone = new List<(string Job, string? Step)>();
        foreach (var record in run.Jobs)
        {
            var names = workflow.Jobs.FirstOrDefault(j => j.Name == record.Name)?.Steps.Select(static s => s.Name).ToHashSet(StringComparer.Ordinal);
            gone.AddRange(record.Steps.Where(s => !s.IsTerminal && names?.Contains(s.Template ?? s.Name) != true).Select(s => (record.Name, (string?)s.Name)));
            if (names is null && !record.IsTerminal)
            {
                gone.Add((record.Name, null));
            }
        }

        foreach (var (job, step) in gone)
        {
            Remove(run, job, step, now);
        }

        foreach (var job in workflow.Jobs)
        {
            if (run.FindJob(job.Name) is not { } record)
            {
                record = new JobRun { Name = job.Name };
                run.Jobs.Add(record);
            }

            var known = record.Steps.Select(static s => s.Template ?? s.Name).ToHashSet(StringComparer.Ordinal);
            record.Steps.AddRange(job.Steps.Where(s => !known.Contains(s.Name) && s.ForEach is null).Select(static s => new StepRun { Name = s.Name }));
            foreach (var step in job.Steps.Where(s => !known.Contains(s.Name) && s.ForEach is not null && !record.IsTerminal))
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

        return gone;
    }

    /// <summary>Ends a job, or a step, that the workflow has no more.</summary>
    public static void Remove(WorkflowRun run, string jobName, string? stepName, DateTimeOffset now)
    {
        var job = run.FindJob(jobName);
        if (stepName is null)
        {
            if (job is not null)
            {
                (job.Status, job.CompletedAt) = (EndOf(job), now);
            }
        }
        else if (job?.Steps.Find(s => s.Name == stepName) is { } step)
        {
            (step.Status, step.SkipReason, step.Call, step.CompletedAt) = (UnitStatus.Skipped, "removed", null, now);
        }
    }

    /// <summary>Ends everything that is open: nothing of a run that ended may look as if it could still happen.</summary>
    /// <param name="runs">Where nested runs are, which end with the run.</param>
    /// <param name="run">The run.</param>
    /// <param name="journal">Its journal.</param>
    /// <param name="reason">Why steps that did not start are skipped.</param>
    /// <param name="now">Now.</param>
    public static async Task CloseAsync(IWorkflowRunStore runs, WorkflowRun run, IRunJournal journal, string reason, DateTimeOffset now)
    {
        foreach (var id in run.Jobs.SelectMany(static j => j.Steps).Where(static s => !s.IsTerminal).Select(static s => s.ChildRunId).OfType<string>())
        {
            await CloseNestedAsync(runs, run, id, now);
        }

        foreach (var job in run.Jobs.Where(static j => !j.IsTerminal || j.Steps.Exists(static s => !s.IsTerminal)))
        {
            foreach (var step in job.Steps.Where(static s => !s.IsTerminal))
            {
                var wasRunning = step.Status == UnitStatus.Running;
                (step.Status, step.SkipReason, step.Error) = wasRunning ? (UnitStatus.Failed, null, StepRun.CancelledError) : (UnitStatus.Skipped, reason, step.Error);
                step.CompletedAt = now;
                await journal.AppendAsync(JournalEntries.Step(job, step));
            }

            job.Status = EndOf(job);
            job.CompletedAt ??= now;
            await journal.AppendAsync(JournalEntries.Job(job));
        }
    }

    /// <summary>Ends everything that waits for an answer, with the runs nested in it; what has not started stays open.</summary>
    public static async Task SkipWaitingAsync(IWorkflowRunStore runs, WorkflowRun run, IRunJournal journal, string reason, DateTimeOffset now)
    {
        foreach (var job in run.Jobs)
        {
            foreach (var step in job.Steps.Where(static s => s.Status == UnitStatus.WaitingApproval))
            {
                if (step.ChildRunId is { } id)
                {
                    await CloseNestedAsync(runs, run, id, now);
                }

                (step.Status, step.SkipReason, step.CompletedAt) = (UnitStatus.Skipped, reason, now);
                await journal.AppendAsync(JournalEntries.Step(job, step));
            }
        }
    }

    private static async Task CloseNestedAsync(IWorkflowRunStore runs, WorkflowRun parent, string id, DateTimeOffset now)
    {
        if (runs.IsHeld(id) || await runs.FindAsync(id, CancellationToken.None) is not { IsTerminal: false } nested)
        {
            return;
        }

        await using var journal = await runs.OpenAsync(nested, CancellationToken.None);
        await JournalEntries.BeginAsync(journal, nested);
        await CloseAsync(runs, nested, journal, "cancelled", now);
        nested.Tags["cancel_reason"] = parent.Tags.GetValueOrDefault("cancel_reason", $"The run {parent.Id} that it is part of has ended");
        (nested.Status, nested.CompletedAt) = (WorkflowRunStatus.Cancelled, now);
        await journal.AppendAsync(JournalEntries.RunEnded(nested));
        await runs.SaveAsync(nested, CancellationToken.None);
    }

    /// <summary>How a job ended that did not come to its own end: what was cut off has not succeeded.</summary>
    private static UnitStatus EndOf(JobRun job) =>
        job.Steps.Exists(static s => s is { Status: UnitStatus.Failed, AllowedFailure: false }) ? UnitStatus.Failed
        : job.StartedAt is null || job.Steps.TrueForAll(static s => s.Status == UnitStatus.Skipped) ? UnitStatus.Skipped
        : job.Steps.Exists(static s => s.SkipReason is "cancelled" or "rejected") ? UnitStatus.Failed
        : UnitStatus.Succeeded;
}
