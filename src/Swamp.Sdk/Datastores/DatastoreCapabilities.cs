namespace Swamp.Sdk;

/// <summary>What the exchange of a datastore can do beyond pulling and pushing everything.</summary>
public sealed record DatastoreCapabilities
{
    /// <summary>Whether it can confine itself to <see cref="SyncOptions.Models"/>.</summary>
    public bool ScopedSync { get; init; }

    /// <summary>Whether it pushes in two phases, of which only the second needs the lock of everything.</summary>
    public bool TwoPhaseSync { get; init; }

    /// <summary>Whether it can tell what a push would do.</summary>
    public bool PreviewPush { get; init; }
}
