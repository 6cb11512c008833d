using Microsoft.Win32.SafeHandles;
using Swamp.Engine.Files;
using Swamp.Engine.Identity;
using Swamp.Engine.Locks;
using Swamp.Engine.Repositories;
using Swamp.Storage.Files;

namespace Swamp.Storage.Locks;

/// <summary>Locks as files in the datastore (LOCK-1 to LOCK-14).</summary>
/// <param name="layout">Where the datastore lies.</param>
/// <param name="settings">Who takes locks, and the limits.</param>
/// <param name="clock">Time.</param>
/// <param name="ids">Where nonces come from.</param>
public sealed class FileLocks(RepositoryLayout layout, LockSettings settings, TimeProvider clock, IIdGenerator ids) : IRepositoryLocks
{
    private const int MostRetriesAtOnce = 3;

    private readonly LockPaths _paths = new(layout);

    /// <inheritdoc/>
    public async ValueTask<IHeldLock> AcquireModelAsync(string type, string modelId, ILockObserver? observer, CancellationToken cancellationToken)
    {
        var path = _paths.Model(type, modelId);
        var wait = new LockWait(settings, clock, ids);
        while (true)
        {
            await WaitWhileGlobalIsHeldAsync(wait, observer, cancellationToken);
            var held = await AcquireAsync(path, wait, observer, cancellationToken);

            // A structural command that began after the first look waits for this lock, or is seen by this second look: one of the two gives way.
            if (held is InheritedLock || !IsHeldByOthers(_paths.Global))
            {
                return held;
            }

            await held.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public ValueTask<IHeldLock> AcquireModelsAsync(
        IReadOnlyCollection<(string Type, string ModelId)> models, ILockObserver? observer, CancellationToken cancellationToken) =>
        HeldLocks.AcquireAsync(this, models, observer, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IHeldLock> AcquireGlobalAsync(ILockObserver? observer, CancellationToken cancellationToken)
    {
        await DrainAsync(observer, cancellationToken);
        var held = await AcquireAsync(_paths.Global, new LockWait(settings, clock, ids), observer, cancellationToken);
        try
        {
            await DrainAsync(observer, cancellationToken);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LockStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var locks = new List<LockStatus>();
        foreach (var (path, scope) in _paths.Models().Append((_paths.Global, null)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var info = LockFile.Read(path, out var exists);
            if (exists)
            {
                locks.Add(new LockStatus(path, scope, info, info is not null && (StaleLockWatch.IsDead(info, settings) || StaleLockWatch.IsExpired(info, clock))));
            }
        }

        return ValueTask.FromResult<IReadOnlyList<LockStatus>>(locks);
    }

    /// <inheritdoc/>
    public ValueTask<LockRelease> ForceReleaseAsync((string Type, string ModelId)? model, CancellationToken cancellationToken)
    {
        var path = model is var (type, modelId) ? _paths.Model(type, modelId) : _paths.Global;
        var seen = LockFile.Read(path, out var exists);
        if (!exists)
        {
            return ValueTask.FromResult(new LockRelease(false, "no lock held", null));
        }

        return ValueTask.FromResult(StaleLock.Remove(path, seen?.Nonce)
            ? new LockRelease(true, null, seen)
            : new LockRelease(false, "the lock changed hands", seen));
    }

    private async ValueTask<IHeldLock> AcquireAsync(string path, LockWait wait, ILockObserver? observer, CancellationToken cancellationToken)
    {
        var watch = new StaleLockWatch(settings, clock);
        for (var (waited, gone) = (false, 0); ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryCreate(path) is { } held)
            {
                if (waited)
                {
                    if (observer is not null)
                    {
                        await observer.AcquiredAsync(path, wait.Attempts, wait.Elapsed, cancellationToken);
                    }
                }

                return held;
            }

            var info = LockFile.Read(path, out var exists);
            if (!exists && gone++ < MostRetriesAtOnce)
            {
                continue; // Released between the two looks.
            }

            if (info is not null && info.Pid == settings.ParentHolder)
            {
                return new InheritedLock();
            }

            // Whatever could not be removed is waited for like any other lock: with a limit, and open to cancellation.
            if (exists && watch.IsStale(path, info) && StaleLock.Remove(path, info?.Nonce))
            {
                continue;
            }

            if (!waited)
            {
                waited = true;
                if (observer is not null)
                {
                    await observer.WaitingAsync(path, info, cancellationToken);
                }
            }

            await wait.PauseAsync(path, info, path == _paths.Global && layout.Namespace.Length == 0, cancellationToken);
        }
    }

    private async ValueTask WaitWhileGlobalIsHeldAsync(LockWait wait, ILockObserver? observer, CancellationToken cancellationToken)
    {
        var watch = new StaleLockWatch(settings, clock);
        for (var waited = false; File.Exists(_paths.Global);)
        {
            var info = LockFile.Read(_paths.Global, out var exists);
            if (!exists || info?.Pid == settings.ParentHolder && info is not null)
            {
                return;
            }

            if (watch.IsStale(_paths.Global, info) && StaleLock.Remove(_paths.Global, info?.Nonce))
            {
                continue;
            }

            if (!waited)
            {
                waited = true;
                if (observer is not null)
                {
                    await observer.WaitingAsync(_paths.Global, info, cancellationToken);
                }
            }

            await wait.PauseAsync(_paths.Global, info, layout.Namespace.Length == 0, cancellationToken);
        }
    }

    private bool IsHeldByOthers(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        var info = LockFile.Read(path, out var exists);
        return exists && (info is null || (info.Pid != settings.ParentHolder && !StaleLockWatch.IsDead(info, settings)));
    }

    private async ValueTask DrainAsync(ILockObserver? observer, CancellationToken cancellationToken)
    {
        var wait = new LockWait(settings, clock, ids);
        var watches = new Dictionary<string, StaleLockWatch>(StringComparer.Ordinal);
        for (var reported = false; ;)
        {
            var held = new List<(string Path, LockInfo? Info)>();
            foreach (var (path, _) in _paths.Models())
            {
                var info = LockFile.Read(path, out var exists);
                if (!exists || (info is not null && info.Pid == settings.ParentHolder))
                {
                    continue;
                }

                if (!watches.TryGetValue(path, out var watch))
                {
                    watches.Add(path, watch = new StaleLockWatch(settings, clock));
                }

                if (!watch.IsStale(path, info) || !StaleLock.Remove(path, info?.Nonce))
                {
                    held.Add((path, info));
                }
            }

            if (held.Count == 0)
            {
                return;
            }

            if (!reported)
            {
                reported = true;
                if (observer is not null)
                {
                    await observer.DrainingAsync(held.Count, cancellationToken);
                }
            }

            await wait.PauseAsync($"{held.Count} per-model locks, first {held[0].Path}", held[0].Info, adviseNamespace: false, cancellationToken);
        }
    }

    private HeldFileLock? TryCreate(string path)
    {
        var info = new LockInfo
        {
            Holder = $"{settings.UserName ?? "unknown"}@{settings.MachineName}",
            Hostname = settings.MachineName,
            Pid = settings.ProcessId,
            AcquiredAt = clock.GetUtcNow(),
            TtlMs = (long)settings.TimeToLive.TotalMilliseconds,
            Nonce = IdFormat.Text(ids.NewUuid()),
        };
        try
        {
            return File.Exists(path) ? null : Place(path, info);
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            throw StorageErrors.Refused("take the lock", path, error);
        }
    }

    /// <summary>
    /// Puts a finished file in place. Making it there and filling it then would let a process that dies between the two leave an empty lock,
    /// of which nobody can tell whose it is: everybody would wait until it is too old.
    /// </summary>
    private HeldFileLock? Place(string path, LockInfo info)
    {
        var temporary = $"{path}.{info.Nonce}.tmp";
        var file = Open(temporary);
        try
        {
            RandomAccess.Write(file, LockFile.Write(info), 0);
            if (ExclusiveMove.TryMove(temporary, path))
            {
                return new HeldFileLock(path, file, info, clock);
            }
        }
        catch
        {
            file.Dispose();
            SmallFile.TryDelete(temporary);
            throw;
        }

        file.Dispose();
        SmallFile.TryDelete(temporary);
        return null;
    }

    private static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (DirectoryNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }
    }
}
