using Swamp.Engine.Datastores;
using Swamp.Engine.Identity;
using Swamp.Engine.Locks;
using Swamp.Engine.Repositories;

namespace Swamp.Storage.Datastores;

/// <summary>What the locks of a datastore of an extension need.</summary>
public sealed record ProviderLockOptions
{
    /// <summary>The datastore.</summary>
    public required IDatastoreProvider Provider { get; init; }

    /// <summary>Pulls and pushes.</summary>
    public required DatastoreExchange Exchange { get; init; }

    /// <summary>Where the local copy lies.</summary>
    public required RepositoryLayout Layout { get; init; }

    /// <summary>Who takes locks, and the limits.</summary>
    public required LockSettings Settings { get; init; }

    /// <summary>Told what goes wrong where another failure has to be told.</summary>
    public required Func<string, CancellationToken, ValueTask> OnWarning { get; init; }

    /// <summary>Time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Where randomness comes from.</summary>
    public required IIdGenerator Ids { get; init; }
}
