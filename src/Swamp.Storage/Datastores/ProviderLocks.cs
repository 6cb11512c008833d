using System.Collections.Concurrent;
using Swamp.Engine.Datastores;
using Swamp.Engine.Errors;
using Swamp.Engine.Locks;
using Swamp.Storage.Locks;

namespace Swamp.Storage.Datastores;

/// <summary>
/// Locks in a datastore of an extension. Taking one pulls, and completing the work under it pushes (DS-33). Unlike files, they cannot be listed, so structural
/// commands look at the lock of every model that the local copy knows.
/// </summary>
public sealed class ProviderLocks(ProviderLockOptions options) : IRepositoryLocks, ISharedState
{
    private const int InspectedAtOnce = 8;

    private static readonly TimeSpan s_tellAfter = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan s_endLimit = TimeSpan.FromSeconds(30);

    private readonly IDatastoreProvider _provider = options.Provider;
    private readonly ConcurrentDictionary<string, Guard> _guards = new(StringComparer.Ordinal);
    private readonly HeldMarks _marks = new(options.Layout, options.Settings.ProcessId, options.Settings.ParentHolder);

    internal TimeProvider Clock => options.Clock;

    /// <summary>What the lock of a model is called.</summary>
    public static string KeyOf(string type, string modelId) => $"data/{type}/{modelId}/.lock";

    /// <inheritdoc/>
    public async ValueTask<IHeldLock> AcquireModelAsync(string type, string modelId, ILockObserver? observer, CancellationToken cancellationToken)
    {
        var key = KeyOf(type, modelId);
        var wait = NewWait();
        while (true)
        {
            await WaitUntilFreeAsync(wait, observer, cancellationToken);
            var (info, inherited) = await AcquireAsync(key, wait, observer, cancellationToken);
            if (inherited)
            {
                return new InheritedLock();
            }

            // A structural command that began after the first look waits for this lock, or is seen by this second look: one of the two gives way.
            if (await InspectOthersAsync(null, cancellationToken) is null)
            {
                return await PulledAsync(key, info, (type, modelId), cancellationToken);
            }

            await ReleaseAsync(key, info);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IHeldLock> AcquireModelsAsync(
        IReadOnlyCollection<(string Type, string ModelId)> models, ILockObserver? observer, CancellationToken cancellationToken) =>
        HeldLocks.AcquireAsync(this, models, observer, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IHeldLock> AcquireGlobalAsync(ILockObserver? observer, CancellationToken cancellationToken)
    {
        var wait = NewWait();
        var watches = new Dictionary<string, StaleLockWatch>(StringComparer.Ordinal);
        for (var reported = false; ;)
        {
            var (info, inherited) = await AcquireAsync(null, wait, observer, cancellationToken);
            if (inherited)
            {
                return new InheritedLock();
            }

            // Not waited for while the lock is held: a run ends with a push, for which it needs this lock.
            var busy = await HeldModelsAsync(watches, cancellationToken);
            if (busy.Count == 0)
            {
                return await PulledAsync(null, info, null, cancellationToken);
            }

            await ReleaseAsync(null, info);
            if (!reported && observer is not null)
            {
                reported = true;
                await observer.DrainingAsync(busy.Count, cancellationToken);
            }

            await wait.PauseAsync($"{busy.Count} per-model locks, first {busy[0].Path}", busy[0].Info, adviseNamespace: false, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LockStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var locks = (await InspectModelsAsync(cancellationToken)).OrderBy(static l => l.Scope, StringComparer.Ordinal).ToList();
        if (await _provider.InspectAsync(null, cancellationToken) is { } global)
        {
            locks.Add(Status(null, null, global));
        }

        return locks;
    }

    /// <inheritdoc/>
    public async ValueTask<LockRelease> ForceReleaseAsync((string Type, string ModelId)? model, CancellationToken cancellationToken)
    {
        var key = model is var (type, modelId) ? KeyOf(type, modelId) : null;
        if (await _provider.InspectAsync(key, cancellationToken) is not { } seen)
        {
            return new LockRelease(false, "no lock held", null);
        }

        return await _provider.ForceReleaseAsync(key, seen.Nonce, cancellationToken)
            ? new LockRelease(true, null, seen)
            : new LockRelease(false, "the lock changed hands", seen);
    }

    /// <inheritdoc/>
    public Task RefreshAsync(CancellationToken cancellationToken) => options.Exchange.PullAsync(null, cancellationToken);

    /// <inheritdoc/>
    public async Task PublishAsync(CancellationToken cancellationToken) => await options.Exchange.PushAsync(null, GuardAsync, cancellationToken);

    /// <summary>Whether this process holds that lock of everything, taken here or through another view of the same place.</summary>
    public bool IsOwn(LockInfo everything)
    {
        ArgumentNullException.ThrowIfNull(everything);
        return _marks.IsOwn(everything.Nonce);
    }

    internal string NameOf(string? key) => key is null ? $"of {_provider.Facts.Path}" : $"{key} in {_provider.Facts.Path}";

    internal ValueTask WarnAsync(string text) => options.OnWarning(text, CancellationToken.None);

    internal async Task PushAsync((string Type, string ModelId)? model, CancellationToken cancellationToken) =>
        await options.Exchange.PushAsync(model is { } one ? [one] : null, model is null ? null : GuardAsync, cancellationToken);

    /// <summary>Whether a lock was taken by somebody else, or away. One that cannot be looked at may be there still.</summary>
    internal async Task<bool> IsGoneAsync(string? key, LockInfo mine, CancellationToken cancellationToken)
    {
        try
        {
            return (await _provider.InspectAsync(key, cancellationToken))?.Nonce != mine.Nonce;
        }
        catch (SwampException)
        {
            return false;
        }
    }

    internal async ValueTask ReleaseAsync(string? key, LockInfo? info)
    {
        using var limit = new CancellationTokenSource(s_endLimit, options.Clock);
        try
        {
            await _provider.ReleaseAsync(key, info, limit.Token);
        }
        catch (Exception exception) when (exception is SwampException or OperationCanceledException)
        {
            await WarnAsync($"The lock {NameOf(key)} could not be released: {exception.Message}");
        }
        finally
        {
            if (info is not null)
            {
                _marks.Remove(info.Nonce);
            }
        }
    }

    private LockWait NewWait() => new(options.Settings, options.Clock, options.Ids);

    /// <summary>What others did is pulled before the work; without it there is no work (DS-34).</summary>
    private async ValueTask<IHeldLock> PulledAsync(string? key, LockInfo? info, (string Type, string ModelId)? model, CancellationToken cancellationToken)
    {
        try
        {
            await options.Exchange.PullAsync(model is { } one ? [one] : null, cancellationToken);
            return new ProviderHeldLock(this, key, info, model);
        }
        catch
        {
            await ReleaseAsync(key, info);
            throw;
        }
    }

    private async ValueTask<IAsyncDisposable> GuardAsync(CancellationToken cancellationToken)
    {
        var (info, inherited) = await AcquireAsync(null, NewWait(), observer: null, cancellationToken);
        var guard = new Guard(this, info, inherited);
        if (info is not null)
        {
            _guards[info.Nonce] = guard;
        }

        return guard;
    }

    private async Task<(LockInfo? Info, bool Inherited)> AcquireAsync(string? key, LockWait wait, ILockObserver? observer, CancellationToken cancellationToken)
    {
        if (options.Settings.ParentHolder is not null && await _provider.InspectAsync(key, cancellationToken) is { } seen && _marks.IsParents(seen.Nonce))
        {
            return (null, true);
        }

        var started = options.Clock.GetTimestamp();
        var left = options.Settings.Timeout - wait.Elapsed;
        var taking = _provider.AcquireAsync(key, left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken);
        var told = observer is not null && await Task.WhenAny(taking, Task.Delay(s_tellAfter, options.Clock, cancellationToken)) != taking;
        if (told)
        {
            await observer!.WaitingAsync(NameOf(key), await HolderAsync(key, cancellationToken), cancellationToken);
        }

        var info = await taking;
        if (told)
        {
            await observer!.AcquiredAsync(NameOf(key), wait.Attempts, options.Clock.GetElapsedTime(started), cancellationToken);
        }

        if (info is not null)
        {
            _marks.Add(info.Nonce);
        }

        return (info, false);
    }

    private async Task<LockInfo?> HolderAsync(string? key, CancellationToken cancellationToken)
    {
        try
        {
            return await _provider.InspectAsync(key, cancellationToken);
        }
        catch (SwampException)
        {
            return null; // It is only for the message.
        }
    }

    private async Task WaitUntilFreeAsync(LockWait wait, ILockObserver? observer, CancellationToken cancellationToken)
    {
        var watch = new StaleLockWatch(options.Settings, options.Clock);
        for (var waited = false; await InspectOthersAsync(null, cancellationToken) is { } info;)
        {
            if (watch.IsStale("", info) && await _provider.ForceReleaseAsync(null, info.Nonce, cancellationToken))
            {
                continue;
            }

            if (!waited && observer is not null && wait.Attempts > 3)
            {
                waited = true;
                await observer.WaitingAsync(NameOf(null), info, cancellationToken);
            }

            await wait.PauseAsync(NameOf(null), info, adviseNamespace: false, cancellationToken);
        }
    }

    /// <summary>Who holds a lock, unless it is this session for as long as it pushes, or the process that started this one.</summary>
    private async Task<LockInfo?> InspectOthersAsync(string? key, CancellationToken cancellationToken) =>
        await _provider.InspectAsync(key, cancellationToken) is { } info && !_marks.IsParents(info.Nonce) && !_guards.ContainsKey(info.Nonce) ? info : null;

    private async Task<IReadOnlyList<LockStatus>> HeldModelsAsync(Dictionary<string, StaleLockWatch> watches, CancellationToken cancellationToken)
    {
        var held = new List<LockStatus>();
        foreach (var found in await InspectModelsAsync(cancellationToken))
        {
            if (found.Info is not { } info || _marks.IsParents(info.Nonce))
            {
                continue;
            }

            if (!watches.TryGetValue(found.Path, out var watch))
            {
                watches.Add(found.Path, watch = new StaleLockWatch(options.Settings, options.Clock));
            }

            if (!watch.IsStale("", info) || !await _provider.ForceReleaseAsync(KeyOfScope(found.Scope!), info.Nonce, cancellationToken))
            {
                held.Add(found);
            }
        }

        return held;
    }

    private async Task<IReadOnlyList<LockStatus>> InspectModelsAsync(CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<LockStatus>();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = InspectedAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(KnownModels.Of(options.Layout), limits, async (scope, token) =>
        {
            if (await _provider.InspectAsync(KeyOfScope(scope), token) is { } info)
            {
                found.Add(Status(scope, KeyOfScope(scope), info));
            }
        });
        return [.. found];
    }

    private static string KeyOfScope(string scope) => $"data/{scope}/.lock";

    private LockStatus Status(string? scope, string? key, LockInfo info) =>
        new(key ?? _provider.Facts.Path, scope, info, StaleLockWatch.IsDead(info, options.Settings) || (info.AcquiredAt != default && StaleLockWatch.IsExpired(info, options.Clock)));

    private sealed class Guard(ProviderLocks owner, LockInfo? info, bool inherited) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (inherited)
            {
                return;
            }

            await owner.ReleaseAsync(null, info);
            if (info is not null)
            {
                owner._guards.TryRemove(info.Nonce, out _);
            }
        }
    }
}
