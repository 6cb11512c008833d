using Swamp.Engine.Data;
using Swamp.Engine.Datastores;

namespace Swamp.Storage.Datastores;

/// <summary>
/// Pulls and pushes of one repository in one process: one after the other, since they work on the same files. Those that were asked for while one was under way
/// share the next one.
/// </summary>
/// <param name="provider">The datastore.</param>
/// <param name="catalog">The index, which has to know what a pull changes.</param>
/// <param name="timeout">How long one direction may take (DS-12).</param>
public sealed class DatastoreExchange(IDatastoreProvider provider, IDataCatalog catalog, TimeSpan timeout) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _asked;
    private long _pulledFor;
    private long _pushedFor;

    /// <summary>How many files the last push changed; null when there was none, or the provider does not count.</summary>
    public int? LastPushed { get; private set; }

    /// <summary>Brings in what others changed.</summary>
    /// <param name="models">The models it is needed for; null for everything.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task PullAsync(IReadOnlyList<(string Type, string ModelId)>? models, CancellationToken cancellationToken)
    {
        if (!provider.Facts.HasSync)
        {
            return;
        }

        var scope = ScopeOf(models);
        var mine = Interlocked.Increment(ref _asked);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_pulledFor >= mine)
            {
                return;
            }

            var covered = Interlocked.Read(ref _asked);
            await PullNowAsync(scope, cancellationToken);
            _pulledFor = scope.Models is null ? covered : _pulledFor;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Brings in everything that others changed.</summary>
    /// <returns>How many files changed; null when the provider does not count.</returns>
    public async Task<int?> PullEverythingAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await PullNowAsync(ScopeOf(null), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Shows others what changed here. With a provider that pushes in two phases, <paramref name="guard"/> is entered for the second only.</summary>
    /// <param name="models">The models that were worked on; null for everything.</param>
    /// <param name="guard">Takes the lock of the whole datastore; null when it is held already.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many files changed; null when the provider does not count, or somebody else's push covered this one.</returns>
    public async Task<int?> PushAsync(
        IReadOnlyList<(string Type, string ModelId)>? models, Func<CancellationToken, ValueTask<IAsyncDisposable>>? guard, CancellationToken cancellationToken)
    {
        if (!provider.Facts.HasSync)
        {
            return 0;
        }

        var scope = ScopeOf(models);
        var mine = Interlocked.Increment(ref _asked);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_pushedFor >= mine)
            {
                return null;
            }

            var covered = Interlocked.Read(ref _asked);
            await provider.MarkDirtyAsync(cancellationToken);
            var pushed = await PushNowAsync(scope, guard, cancellationToken);
            _pushedFor = scope.Models is null ? covered : _pushedFor;
            LastPushed = pushed;
            return pushed;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private SyncScope ScopeOf(IReadOnlyList<(string Type, string ModelId)>? models) => new(timeout, provider.Facts.ScopedSync ? models : null);

    private async Task<int?> PullNowAsync(SyncScope scope, CancellationToken cancellationToken)
    {
        var pulled = await provider.PullAsync(scope, cancellationToken);
        if (pulled != 0)
        {
            await catalog.InvalidateAsync(cancellationToken);
        }

        // Said before the work, so that what a process leaves behind that dies in the middle of it is looked at by the next push.
        await provider.MarkDirtyAsync(cancellationToken);
        return pulled;
    }

    private async Task<int?> PushNowAsync(SyncScope scope, Func<CancellationToken, ValueTask<IAsyncDisposable>>? guard, CancellationToken cancellationToken)
    {
        if (!provider.Facts.TwoPhaseSync)
        {
            await using var whole = guard is null ? null : await guard(cancellationToken);
            return await provider.PushAsync(scope, cancellationToken);
        }

        var prepared = await provider.PreparePushAsync(scope, cancellationToken);
        await using var second = guard is null ? null : await guard(cancellationToken);
        return await provider.CommitPushAsync(prepared, scope, cancellationToken);
    }
}
