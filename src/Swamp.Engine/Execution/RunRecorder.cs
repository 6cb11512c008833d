using Swamp.Engine.Errors;
using Swamp.Engine.Definitions;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Redaction;
using Swamp.Engine.Runs;

namespace Swamp.Engine.Execution;

/// <summary>
/// Keeps the tracker row and the output record of one run. The row shows life every 30 seconds, and a run that somebody cancelled there is
/// cancelled here.
/// </summary>
internal sealed class RunRecorder : IAsyncDisposable
{
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(30);

    private readonly IRunTracker? tracker;
    private readonly IOutputStore outputs;
    private readonly Redactor redactor;
    private readonly TimeProvider clock;
    private readonly OutputRecord record;
    private readonly PeriodicTimer? timer;
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource cancelledElsewhere = new();
    private Task heartbeats = Task.CompletedTask;

    private RunRecorder(IRunTracker? tracker, IOutputStore outputs, Redactor redactor, TimeProvider clock, OutputRecord record) =>
        (this.tracker, this.outputs, this.redactor, this.clock, this.record, timer) =
        (tracker, outputs, redactor, clock, record, tracker is null ? null : new PeriodicTimer(HeartbeatEvery, clock));

    /// <summary>Cancelled when somebody else cancelled the run.</summary>
    public CancellationToken CancelledElsewhere => cancelledElsewhere.Token;

    /// <summary>Records the start. The row of a step is that of its workflow's run.</summary>
    public static async Task<RunRecorder> StartAsync(
        MethodRunServices services, RunIdentity run, Definition definition, StepMethodCall? step, string logFile, CancellationToken cancellationToken)
    {
        var (tracker, settings) = (services.Tracker, services.Settings);
        var now = services.Clock.GetUtcNow();
        var record = new OutputRecord
        {
            Id = run.OutputId,
            DefinitionId = definition.Id,
            ModelType = run.Type.Name.Normalized,
            MethodName = run.Method.Name,
            Status = OutputStatus.Running,
            StartedAt = now,
            RetryCount = step?.RetryCount ?? 0,
            Provenance = new OutputProvenance
            {
                DefinitionHash = DefinitionHash.Of(definition),
                ModelVersion = run.Type.Version.ToString(),
                TriggeredBy = run.Caller is not null ? "model" : step is null ? "manual" : "workflow",
                WorkflowId = step?.WorkflowId,
                WorkflowRunId = step?.RunId,
                StepName = step?.StepName,
                ParentOutputId = run.Caller?.OutputId,
                CallerExtension = run.Caller?.Extension,
                InitiatedBy = run.InitiatedBy,
                BundleFingerprint = run.Type.BundleFingerprint,
                Driver = run.Driver.Level == DriverLevel.Default ? null : run.Driver.Driver,
                DriverLevel = run.Driver.Level == DriverLevel.Default ? null : run.Driver.LevelName,
            },
            LogFile = logFile,
            Pid = settings.ProcessId,
        };
        if (step is not null)
        {
            return new RunRecorder(tracker: null, services.Outputs, services.Redactor, services.Clock, record);
        }

        await tracker.StartAsync(
            new TrackedRun
            {
                Id = run.OutputId,
                Kind = RunKind.ModelMethod,
                ModelType = record.ModelType,
                MethodName = record.MethodName,
                Pid = settings.ProcessId,
                Hostname = settings.MachineName,
                StartedAt = now,
                HeartbeatAt = now,
                InitiatedBy = run.InitiatedBy,
                InstanceId = definition.Id,
            },
            cancellationToken);
        var recorder = new RunRecorder(tracker, services.Outputs, services.Redactor, services.Clock, record);
        recorder.heartbeats = recorder.BeatAsync();
        return recorder;
    }

    /// <summary>Records the end.</summary>
    public async Task<TimeSpan> EndAsync(OutputStatus status, IReadOnlyList<ProducedData> produced, string? error, CancellationToken cancellationToken)
    {
        await StopBeatingAsync();
        var completedAt = clock.GetUtcNow();
        var duration = completedAt - record.StartedAt;
        if (duration < TimeSpan.Zero)
        {
            duration = TimeSpan.Zero;
        }

        await outputs.WriteAsync(
            record with
            {
                Status = status,
                CompletedAt = completedAt,
                DurationMs = (long)duration.TotalMilliseconds,
                Artifacts =
                [
                    .. produced.Select(p => new OutputArtifact
                    {
                        DataId = p.Handle.Id,
                        Name = p.Handle.Name,
                        Version = p.Handle.Version,
                        Tags = p.Handle.Tags,
                    }),
                ],
                Error = error is null ? null : new OutputError(redactor.Redact(error)),
            },
            cancellationToken);
        await (tracker?.SetStatusAsync(record.Id, status.Tracked(), cancellationToken) ?? ValueTask.CompletedTask);
        return duration;
    }

    /// <summary>Why somebody cancelled the run; null when nobody did, or said why.</summary>
    public async Task<string?> CancelReasonAsync()
    {
        try
        {
            return tracker is null ? null : (await tracker.FindAsync(record.Id, CancellationToken.None))?.CancelReason;
        }
        catch (SwampException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopBeatingAsync();
        ended.Dispose();
        cancelledElsewhere.Dispose();
    }

    private async Task StopBeatingAsync()
    {
        // Disposing the timer ends the wait without an exception; cancelling it would cost each call one, with its stack trace.
        if (timer is null)
        {
            return;
        }

        timer.Dispose();
        await ended.CancelAsync();
        await heartbeats;
    }

    private async Task BeatAsync()
    {
        try
        {
            while (await timer!.WaitForNextTickAsync(CancellationToken.None))
            {
                if (!await HasBeatenAsync())
                {
                    await cancelledElsewhere.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    private async Task<bool> HasBeatenAsync()
    {
        try
        {
            return await tracker!.HeartbeatAsync(record.Id, ended.Token);
        }
        catch (SwampException)
        {
            // A tracker that is busy or full for a moment must not cost the run its record; the next beat tries again.
            return true;
        }
    }
}
