namespace Swamp.Sdk;

/// <summary>Who holds a lock.</summary>
public sealed record DatastoreLockHolder
{
    /// <summary>Identifies this holding of the lock; another one has another nonce.</summary>
    public required string Nonce { get; init; }

    /// <summary>Who it is, for people: <c>user@machine</c>.</summary>
    public required string Holder { get; init; }

    /// <summary>Name of its machine. Default: empty.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>Its process there. Default: 0 for unknown.</summary>
    public int Pid { get; init; }

    /// <summary>When it last gave a sign of life.</summary>
    public DateTimeOffset AcquiredAt { get; init; }

    /// <summary>How long the lock counts without a sign of life, in milliseconds. Default 30 000.</summary>
    public long TtlMs { get; init; } = 30_000;
}
