namespace Swamp.Engine.Locks;

/// <summary>Content of a lock file (LOCK-1).</summary>
public sealed record LockInfo
{
    /// <summary><c>user@host</c>; the user is <c>unknown</c> when the environment names none.</summary>
    public required string Holder { get; init; }

    /// <summary>Machine of the holder.</summary>
    public required string Hostname { get; init; }

    /// <summary>Process of the holder.</summary>
    public required int Pid { get; init; }

    /// <summary>Time of the last heartbeat.</summary>
    public required DateTimeOffset AcquiredAt { get; init; }

    /// <summary>How long a lock counts without a heartbeat, in milliseconds.</summary>
    public required long TtlMs { get; init; }

    /// <summary>Identifies this holding of the lock.</summary>
    public required string Nonce { get; init; }
}
