namespace Swamp.Sdk;

/// <summary>Exchanges the local copy with the datastore. Called by one caller at a time for each repository.</summary>
public interface IDatastoreSync
{
    /// <summary>What it can do beyond the rest. Default: nothing.</summary>
    DatastoreCapabilities Capabilities => new();

    /// <summary>Brings in what others changed. What was changed here and not pushed yet must not be lost.</summary>
    /// <param name="options">What it is about.</param>
    /// <param name="cancellationToken">Ends the call; the time limit of the sync ends it too.</param>
    /// <returns>How many files changed here.</returns>
    Task<int> PullChangedAsync(SyncOptions options, CancellationToken cancellationToken);

    /// <summary>Shows others what changed here, deletions included.</summary>
    /// <param name="options">What it is about.</param>
    /// <param name="cancellationToken">Ends the call; the time limit of the sync ends it too.</param>
    /// <returns>How many files changed there.</returns>
    Task<int> PushChangedAsync(SyncOptions options, CancellationToken cancellationToken);

    /// <summary>Says that files of the local copy may have changed. Called before work begins, which may end at any moment, and before each push. Default: nothing.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    Task MarkDirtyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>First half of a push, without the lock of everything: whatever others do not see yet. Only with <see cref="DatastoreCapabilities.TwoPhaseSync"/>.</summary>
    /// <param name="options">What it is about.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Anything; <see cref="CommitPushAsync"/> gets it back.</returns>
    Task<object?> PreparePushAsync(SyncOptions options, CancellationToken cancellationToken) => throw new NotSupportedException("This datastore does not push in two phases.");

    /// <summary>Second half of a push, under the lock of everything: what was prepared becomes visible.</summary>
    /// <param name="prepared">What <see cref="PreparePushAsync"/> returned.</param>
    /// <param name="options">What it is about.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many files changed there.</returns>
    Task<int> CommitPushAsync(object? prepared, SyncOptions options, CancellationToken cancellationToken) => throw new NotSupportedException("This datastore does not push in two phases.");

    /// <summary>Tells what a push would do. Only with <see cref="DatastoreCapabilities.PreviewPush"/>.</summary>
    /// <param name="options">What it is about.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<PushPreview> PreviewPushAsync(SyncOptions options, CancellationToken cancellationToken) => throw new NotSupportedException("This datastore cannot tell what a push would do.");
}
