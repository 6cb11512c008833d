using Swamp.Engine.Errors;
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

    /// <summary>Records an answer. An approved run stays suspended until it is resumed; a rejected one has failed.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.TimedOut"/> when it comes too late; <see cref="ErrorCodes.Conflict"/> when the step does not wait any more.</exception>
    public static async Task RecordAsync(IWorkflowRunStore runs, WorkflowRun run, string stepName, ApprovalDecision decision, CancellationToken cancellationToken)
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
                $"Approval timed out: step \"{stepName}\" has been waiting {(long)(decision.DecidedAt - step.StartedAt!.Value).TotalSeconds}s (timeout: {step.ApprovalTimeout!.Value.TotalSeconds}s).",
                $"swamp workflow cancel {run.WorkflowName} --run {run.Id}");
        }

        await JournalEntries.BeginAsync(journal, run);
        step.Approval = decision;
        step.CompletedAt = decision.DecidedAt;
        step.Status = decision.Approved ? UnitStatus.Succeeded : UnitStatus.Failed;
        step.Error = decision.Approved ? null : decision.Reason ?? "Approval rejected";
        await journal.AppendAsync(JournalEntries.Step(job, step));
        if (!decision.Approved)
        {
            job.Status = UnitStatus.Failed;
            job.CompletedAt = decision.DecidedAt;
            await CloseAsync(runs, run, journal, WorkflowRunStatus.Failed, decision.DecidedAt);
        }

        await runs.SaveAsync(run, CancellationToken.None);
    }

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
