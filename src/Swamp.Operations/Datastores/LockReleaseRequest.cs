namespace Swamp.Operations.Datastores;

/// <summary>Removes a lock whoever holds it (DSCMD-21).</summary>
public sealed record LockReleaseRequest
{
    /// <summary>The model as <c>type/id</c>; null for the lock of the whole datastore.</summary>
    public string? Model { get; set; }

    /// <summary>Has to be true: nothing is removed by accident.</summary>
    public bool Force { get; set; }
}
