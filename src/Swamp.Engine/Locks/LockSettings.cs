namespace Swamp.Engine.Locks;

/// <summary>Who takes locks, and how long things may last.</summary>
public sealed record LockSettings
{
    /// <summary>User of this process; null when the environment names none.</summary>
    public string? UserName { get; init; }

    /// <summary>Name of this machine.</summary>
    public required string MachineName { get; init; }

    /// <summary>This process.</summary>
    public required int ProcessId { get; init; }

    /// <summary>How long to wait for a lock (ENV-6, LIM-5).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a lock counts without a heartbeat; the heartbeat comes every third of it (LIM-4).</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Process that started this one while it held locks; those are passed over (ENV-7, LOCK-12).</summary>
    public int? ParentHolder { get; init; }
}
