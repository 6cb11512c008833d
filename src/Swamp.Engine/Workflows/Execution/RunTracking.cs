using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Runs;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>The tracker row of a run: it shows life, and tells when somebody else cancelled the run (WF-94).</summary>
internal sealed class RunTracking : IAsyncDisposable
{
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(30);

    private readonly IRunTracker tracker;
    private readonly PeriodicTimer timer;
    private readonly CancellationTokenSource cancelledElsewhere = new();
    private Task beats = Task.CompletedTask;

    private RunTracking(IRunTracker tracker, string runId, TimeProvider clock) =>
        (this.tracker, RunId, timer) = (tracker, runId, new PeriodicTimer(HeartbeatEvery, clock));

    public string RunId { get; }

    public CancellationToken CancelledElsewhere => cancelledElsewhere.Token;

    public static async Task<RunTracking> StartAsync(MethodRunServices services, WorkflowRun run, CancellationToken cancellationToken)
    {
        var now = services.Clock.GetUtcNow();
        await services.Tracker.StartAsync(
            new TrackedRun
            {
                Id = run.Id,
                Kind = RunKind.Workflow,
                WorkflowName = run.WorkflowName,
                Pid = services.Settings.ProcessId,
                Hostname = services.Settings.MachineName,
                StartedAt = run.StartedAt ?? now,
                HeartbeatAt = now,
                InitiatedBy = run.InitiatedBy,
                InstanceId = run.WorkflowId,
            },
            cancellationToken);
        var tracking = new RunTracking(services.Tracker, run.Id, services.Clock);
        tracking.beats = tracking.BeatAsync();
        return tracking;
    }

    public ValueTask EndAsync(WorkflowRunStatus status) => tracker.SetStatusAsync(
        RunId,
        status switch
        {
            WorkflowRunStatus.Succeeded => RunStatus.Completed,
            WorkflowRunStatus.Suspended => RunStatus.Suspended,
            WorkflowRunStatus.Cancelled => RunStatus.Cancelled,
            _ => RunStatus.Failed,
        },
        CancellationToken.None);

    /// <summary>The same where something else has failed already, which is what has to be told.</summary>
    public async Task TryEndAsync(WorkflowRunStatus status)
    {
        try
        {
            await EndAsync(status);
        }
        catch (SwampException)
        {
            // The disk is full, most likely; 'run doctor' finds the row.
        }
    }

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await beats;
        cancelledElsewhere.Dispose();
    }

    private async Task BeatAsync()
    {
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            if (!await HasBeatenAsync())
            {
                await cancelledElsewhere.CancelAsync();
                return;
            }
        }
    }

    private async Task<bool> HasBeatenAsync()
    {
        try
        {
            return await tracker.HeartbeatAsync(RunId, CancellationToken.None);
        }
        catch (SwampException)
        {
            // A tracker that is busy or full for a moment must not cost a run its end; the next beat tries again.
            return true;
        }
    }
}
