namespace Swamp.Engine.Runs;

/// <summary>A row of the run tracker (TRK-1).</summary>
public sealed record TrackedRun
{
    /// <summary>How long a running row may go without a heartbeat before it counts as stale (TRK-3, LIM-10).</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(90);

    /// <summary>Id; of method runs that of their output record (TRK-3).</summary>
    public required string Id { get; init; }

    /// <summary>What runs.</summary>
    public required RunKind Kind { get; init; }

    /// <summary>Normalized model type; null for workflows.</summary>
    public string? ModelType { get; init; }

    /// <summary>Method; null for workflows.</summary>
    public string? MethodName { get; init; }

    /// <summary>Workflow; null for methods. Method runs of a definition may carry the definition's id in <see cref="InstanceId"/>.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>Process that runs it.</summary>
    public required int Pid { get; init; }

    /// <summary>Machine it runs on.</summary>
    public required string Hostname { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Its last sign of life.</summary>
    public required DateTimeOffset HeartbeatAt { get; init; }

    /// <summary>Its state.</summary>
    public RunStatus Status { get; init; } = RunStatus.Running;

    /// <summary>When it reached a terminal state.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why it was cancelled; null when nobody said.</summary>
    public string? CancelReason { get; init; }

    /// <summary>Who started it (GEN-22).</summary>
    public string? InitiatedBy { get; init; }

    /// <summary>What the run is an instance of: the definition's id for method runs.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Whether its process is known to have ended; only the machine that it runs on can know.</summary>
    public bool ProcessEnded { get; init; }

    /// <summary>Whether it claims to run, but its process has ended or has not shown life for too long.</summary>
    public bool IsStale(DateTimeOffset now) => Status == RunStatus.Running && (ProcessEnded || now - HeartbeatAt > StaleAfter);
}
