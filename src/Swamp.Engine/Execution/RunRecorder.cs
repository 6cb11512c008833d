using Swamp.Engine.Definitions;
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

    private readonly IRunTracker tracker;
    private readonly IOutputStore outputs;
    private readonly Redactor redactor;
    private readonly TimeProvider clock;
    private readonly OutputRecord record;
    private readonly PeriodicTimer timer;
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource cancelledElsewhere = new();
    private Task heartbeats = Task.CompletedTask;

    private RunRecorder(IRunTracker tracker, IOutputStore outputs, Redactor redactor, TimeProvider clock, OutputRecord record) =>
        (this.tracker, this.outputs, this.redactor, this.clock, this.record, timer) =
        (tracker, outputs, redactor, clock, record, new PeriodicTimer(HeartbeatEvery, clock));

    /// <summary>Cancelled when somebody else cancelled the run.</summary>
    public CancellationToken CancelledElsewhere => cancelledElsewhere.Token;

    /// <summary>Records the start.</summary>
    public static async Task<RunRecorder> StartAsync(
        IRunTracker tracker,
        IOutputStore outputs,
        Redactor redactor,
        TimeProvider clock,
        RunIdentity run,
        Definition definition,
        MethodRunSettings settings,
        string logFile,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var record = new OutputRecord
        {
            Id = run.OutputId,
            DefinitionId = definition.Id,
            ModelType = run.Type.Name.Normalized,
            MethodName = run.Method.Name,
            Status = OutputStatus.Running,
            StartedAt = now,
            Provenance = new OutputProvenance
            {
                DefinitionHash = DefinitionHash.Of(definition),
                ModelVersion = run.Type.Version.ToString(),
                TriggeredBy = "manual",
                InitiatedBy = run.InitiatedBy,
                BundleFingerprint = run.Type.BundleFingerprint,
            },
            LogFile = logFile,
            Pid = settings.ProcessId,
        };
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
        var recorder = new RunRecorder(tracker, outputs, redactor, clock, record);
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
        await tracker.SetStatusAsync(record.Id, status.Tracked(), cancellationToken);
        return duration;
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
        timer.Dispose();
        await ended.CancelAsync();
        await heartbeats;
    }

    private async Task BeatAsync()
    {
        try
        {
            while (await timer.WaitForNextTickAsync(CancellationToken.None))
            {
                if (!await tracker.HeartbeatAsync(record.Id, ended.Token))
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
}
