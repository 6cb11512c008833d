namespace Swamp.Sdk;

/// <summary>What is locked, and for how long.</summary>
public sealed record DatastoreLockOptions
{
    /// <summary>What is locked: <c>data/{type}/{id}/.lock</c> for a model; null for everything.</summary>
    public string? LockKey { get; init; }

    /// <summary>How long the lock counts without a sign of life of its holder. Default 30 s.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait between two attempts. Default 1 s.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait for somebody else. Default 60 s.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(60);
}
