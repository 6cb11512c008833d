using Swamp.Engine.Workflows.Execution;
using Swamp.Engine.Workflows.Runs;
using Swamp.Operations.Events;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>Watches a run of another process by its journal, until it ends, waits or is cut off. Ending the watch does not touch the run.</summary>
internal static class AttachHandler
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public static async Task<WorkflowRunResult> RunAsync(AttachRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var selection = new RunSelection(session);
        var run = await selection.NewestAsync(request.WorkflowOrRun, cancellationToken);
        var seen = new Dictionary<(string Job, string Step), UnitStatus>();
        while (true)
        {
            // Looked at first: what is written before the lock is given up is read afterwards.
            var isHeld = session.Runs.IsHeld(run.Id);
            run = await selection.LoadAsync(run.Id, cancellationToken);
            await TellAsync(run, seen, context.Events, cancellationToken);
            if (!isHeld)
            {
                return WorkflowRunViews.Of(run);
            }

            await Task.Delay(Pause, context.Host.Clock, cancellationToken);
        }
    }

    private static async Task TellAsync(
        WorkflowRun run, Dictionary<(string Job, string Step), UnitStatus> seen, IOperationEvents events, CancellationToken cancellationToken)
    {
        foreach (var (job, step) in run.Jobs.SelectMany(static j => j.Steps.Select(s => (j, s))))
        {
            if (seen.TryGetValue((job.Name, step.Name), out var before) && before == step.Status)
            {
                continue;
            }

            seen[(job.Name, step.Name)] = step.Status;
            var kind = step.Status switch
            {
                UnitStatus.Running => "step_started",
                UnitStatus.Succeeded => "step_completed",
                UnitStatus.Failed => "step_failed",
                UnitStatus.Skipped => "step_skipped",
                UnitStatus.WaitingApproval => "approval_requested",
                _ => null,
            };
            if (kind is not null)
            {
                await events.EmitAsync(new WorkflowRunEvent(new WorkflowEvent
                {
                    Kind = kind,
                    RunId = run.Id,
                    WorkflowName = run.WorkflowName,
                    JobId = job.Name,
                    StepId = step.Name,
                    Error = step.Error,
                    Reason = step.SkipReason,
                    Prompt = step.ApprovalPrompt,
                    AllowedFailure = step.AllowedFailure ? true : null,
                    DurationMs = step is { StartedAt: { } from, CompletedAt: { } to } ? (long)(to - from).TotalMilliseconds : null,
                }), cancellationToken);
            }
        }
    }
}
