using Swamp.Engine.Locks;

namespace Swamp.Engine.Datastores;

/// <summary>
/// A datastore that an extension provides (DS-30): its locks, its health, and the exchange of what lies in the local copy with what others see. Calls may be made
/// at the same time, except that pulls and pushes of one repository follow each other.
/// </summary>
public interface IDatastoreProvider
{
    /// <summary>Its type, for example <c>@acme/objects</c>.</summary>
    string Type { get; }

    /// <summary>Where it keeps what, and what it can do.</summary>
    DatastoreFacts Facts { get; }

    /// <summary>Looks whether it can be used (DS-32). A provider that fails to look is unhealthy; this does not throw for it.</summary>
    Task<DatastoreHealth> VerifyAsync(CancellationToken cancellationToken);

    /// <summary>Takes a lock, waiting for it.</summary>
    /// <param name="key">What is locked: <c>data/{type}/{id}/.lock</c> for a model; null for the whole datastore.</param>
    /// <param name="wait">How long at most.</param>
    /// <param name="cancellationToken">Ends the wait; a lock that comes after it is given back.</param>
    /// <returns>The lock as everybody sees it now; null when the provider does not tell.</returns>
    /// <exception cref="Errors.SwampException">
    /// <see cref="Errors.ErrorCodes.LockTimeout"/>, or <see cref="Errors.ErrorCodes.DatastoreFailed"/> when it could not even be tried.
    /// </exception>
    Task<LockInfo?> AcquireAsync(string? key, TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>Gives a lock back.</summary>
    /// <param name="key">As taken.</param>
    /// <param name="held">What <see cref="AcquireAsync"/> returned; lets a provider that was started anew meanwhile find it again.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task ReleaseAsync(string? key, LockInfo? held, CancellationToken cancellationToken);

    /// <summary>Who holds a lock; null when nobody does.</summary>
    Task<LockInfo?> InspectAsync(string? key, CancellationToken cancellationToken);

    /// <summary>Removes a lock whoever holds it, if it still is the one that was seen (LOCK-14).</summary>
    Task<bool> ForceReleaseAsync(string? key, string nonce, CancellationToken cancellationToken);

    /// <summary>Says that files of the local copy may have changed, so that the next push looks at them (DS-31).</summary>
    Task MarkDirtyAsync(CancellationToken cancellationToken);

    /// <summary>Brings what others changed into the local copy.</summary>
    /// <returns>How many files changed; null when the provider does not count.</returns>
    /// <exception cref="Errors.SwampException"><see cref="Errors.ErrorCodes.DatastoreFailed"/> naming type and direction; <see cref="Errors.ErrorCodes.TimedOut"/> (DS-35).</exception>
    Task<int?> PullAsync(SyncScope scope, CancellationToken cancellationToken);

    /// <summary>Brings what changed in the local copy to where others see it.</summary>
    /// <returns>How many files changed; null when the provider does not count.</returns>
    /// <exception cref="Errors.SwampException">As for <see cref="PullAsync"/>.</exception>
    Task<int?> PushAsync(SyncScope scope, CancellationToken cancellationToken);

    /// <summary>The first half of a push in two phases: everything that others do not see yet. Only with <see cref="DatastoreFacts.TwoPhaseSync"/>.</summary>
    /// <returns>What <see cref="CommitPushAsync"/> is to be called with.</returns>
    Task<string> PreparePushAsync(SyncScope scope, CancellationToken cancellationToken);

    /// <summary>The second half: what was prepared becomes visible.</summary>
    Task<int?> CommitPushAsync(string prepared, SyncScope scope, CancellationToken cancellationToken);

    /// <summary>What a push would do. Only with <see cref="DatastoreFacts.PreviewPush"/>.</summary>
    Task<PushPreview> PreviewPushAsync(SyncScope scope, CancellationToken cancellationToken);
}
