using Swamp.Engine.Errors;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Records the answer to an approval, and the cancellation of a run that no process runs (WF-86, WF-87, WF-93).</summary>
public static class ApprovalAnswer
{
    /// <summary>Whether nobody may answer any more.</summary>
    public static bool IsTooLate(StepRun step, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.ApprovalTimeout is { } limit && step.StartedAt is { } since && now - since > limit;
    }

    /// <summary>Whether a rejection leaves something to do: a step or job that has not ended asks for the failure, or does not mind it.</summary>
    public static bool AsksForFailure(WorkflowRun run, Workflow workflow)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(workflow);
        foreach (var job in workflow.Jobs)
        {
            var known = run.FindJob(job.Name);
            if (known is { IsTerminal: true })
            {
                continue;
            }

            var open = job.Steps.Where(s => known?.Steps.Exists(r => (r.Template ?? r.Name) == s.Name && r.IsTerminal) != true);
            if (job.DependsOn.Concat(open.SelectMany(static s => s.DependsOn)).Any(static d => MayHoldAfterFailure(d.Condition)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayHoldAfterFailure(Condition condition) => Conditions.Holds(condition, UnitStatus.Failed) || Conditions.Holds(condition, UnitStatus.Skipped);

    /// <summary>
    /// Records an answer. An approved run stays suspended until it is resumed. A rejected one has failed, unless <paramref name="goesOn"/>: then what waits
    /// for other answers is skipped, and the run is to be continued at once, which runs what asks for the failure and ends it as failed.
    /// </summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.TimedOut"/> when it comes too late; <see cref="ErrorCodes.Conflict"/> when the step does not wait any more.</exception>
    public static async Task RecordAsync(IWorkflowRunStore runs, WorkflowRun run, string stepName, ApprovalDecision decision, bool goesOn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(decision);

        // Somebody else may have answered between the look and the lock, which refuses a state that is not the last one.
        await using var journal = await runs.OpenAsync(run, cancellationToken);
        var job = run.Jobs.First(j => j.Steps.Exists(s => s.Name == stepName && s.Status == UnitStatus.WaitingApproval));
        var step = job.Steps.First(s => s.Name == stepName);
        if (IsTooLate(step, decision.DecidedAt))
        {
            throw new SwampException(
                ErrorCodes.TimedOut,
                $"{TimedOut(step, decision.DecidedAt)}.",
                $"The step has failed; go on with what follows a failure: swamp workflow resume {run.WorkflowName} --run {run.Id}");
        }

        await JournalEntries.BeginAsync(journal, run);
        step.Approval = decision;
        step.CompletedAt = decision.DecidedAt;
        step.Status = decision.Approved ? UnitStatus.Succeeded : UnitStatus.Failed;
        step.Error = decision.Approved ? null : decision.Reason ?? "Approval rejected";
        await journal.AppendAsync(JournalEntries.Step(job, step));
        if (!decision.Approved && goesOn)
        {
            await ResumeState.SkipWaitingAsync(runs, run, journal, "rejected", decision.DecidedAt);
        }
        else if (!decision.Approved)
        {
            job.Status = UnitStatus.Failed;
            job.CompletedAt = decision.DecidedAt;
            await CloseAsync(runs, run, journal, WorkflowRunStatus.Failed, decision.DecidedAt);
        }

        await runs.SaveAsync(run, CancellationToken.None);
    }

    /// <summary>Fails the steps whose time for an answer has passed, so that the run can go on with what follows a failure.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="run">The run; is to be read again when something was found.</param>
    /// <param name="workflow">What says which failures are allowed.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether there were such steps.</returns>
    public static async Task<bool> ExpireAsync(IWorkflowRunStore runs, WorkflowRun run, Workflow workflow, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(workflow);
        var late = (from job in run.Jobs
                    from step in job.Steps
                    where step is { Status: UnitStatus.WaitingApproval, ChildRunId: null } && IsTooLate(step, now)
                    select (Job: job, Step: step)).ToList();
        if (late.Count == 0)
        {
            return false;
        }

        await using var journal = await runs.OpenAsync(run, cancellationToken);
        await JournalEntries.BeginAsync(journal, run);
        foreach (var (job, step) in late)
        {
            (step.Status, step.Error, step.CompletedAt) = (UnitStatus.Failed, TimedOut(step, now), now);
            step.AllowedFailure = workflow.Jobs.Any(j => j.Name == job.Name && j.Steps.Any(s => s.Name == (step.Template ?? step.Name) && s.AllowFailure));
            await journal.AppendAsync(JournalEntries.Step(job, step));
        }

        await runs.SaveAsync(run, CancellationToken.None);
        return true;
    }

    private static string TimedOut(StepRun step, DateTimeOffset now) =>
        $"Approval timed out: step \"{step.Name}\" has been waiting {(long)(now - step.StartedAt!.Value).TotalSeconds}s (timeout: {step.ApprovalTimeout!.Value.TotalSeconds}s)";

    /// <summary>Ends a run that waits or was cut off.</summary>
    public static async Task CancelAsync(IWorkflowRunStore runs, WorkflowRun run, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(run);
        await using var journal = await runs.OpenAsync(run, cancellationToken);
        await JournalEntries.BeginAsync(journal, run);
        run.Tags["cancel_reason"] = reason;
        await CloseAsync(runs, run, journal, WorkflowRunStatus.Cancelled, now);
        await runs.SaveAsync(run, CancellationToken.None);
    }

    private static async Task CloseAsync(IWorkflowRunStore runs, WorkflowRun run, IRunJournal journal, WorkflowRunStatus status, DateTimeOffset now)
    {
        await ResumeState.CloseAsync(runs, run, journal, status == WorkflowRunStatus.Cancelled ? "cancelled" : "rejected", now);
        (run.Status, run.CompletedAt) = (status, now);
        await journal.AppendAsync(JournalEntries.RunEnded(run));
    }
}
