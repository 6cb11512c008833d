namespace Swamp.Operations.Datastores;

/// <summary>The lock of the whole datastore, and those of models (DSCMD-20).</summary>
public sealed record LockStatusResult
{
    /// <summary>Whether the lock of the whole datastore is held.</summary>
    public required bool Held { get; init; }

    /// <summary>Who holds it; absent when nobody does.</summary>
    public LockHolderView? Info { get; init; }

    /// <summary>Type of the datastore.</summary>
    public required string DatastoreType { get; init; }

    /// <summary>The locks of models that are held, in order.</summary>
    public required IReadOnlyList<ModelLockView> Models { get; init; }
}
