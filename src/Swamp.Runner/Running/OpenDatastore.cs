using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Sdk;

namespace Swamp.Runner.Running;

/// <summary>A datastore with what it made: locks that are held, what exchanges files, pushes in their first phase.</summary>
internal sealed class OpenDatastore(string type, IDatastore datastore, string repository)
{
    private readonly ConcurrentDictionary<string, IDatastoreLock> held = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, object?> prepared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<IDatastoreSync>> syncs = new(StringComparer.Ordinal);
    private int preparations;

    public IDatastore Datastore => datastore;

    public static JsonObject? Describe(DatastoreLockHolder? holder) => holder is null ? null : new JsonObject
    {
        ["holder"] = holder.Holder,
        ["hostname"] = holder.Hostname,
        ["pid"] = holder.Pid,
        ["acquiredAt"] = holder.AcquiredAt.ToString("O", CultureInfo.InvariantCulture),
        ["ttlMs"] = holder.TtlMs,
        ["nonce"] = holder.Nonce,
    };

    public JsonObject Describe(string defaultCache)
    {
        var path = datastore.GetPath(repository);
        if (string.IsNullOrEmpty(path))
        {
            throw new InvalidOperationException($"GetPath of '{type}' returned no text.");
        }

        var cache = datastore.GetCachePath(repository) ?? defaultCache;
        var sync = datastore.CreateSync(repository, cache);
        if (sync is not null)
        {
            syncs.TryAdd(cache, new Lazy<IDatastoreSync>(sync));
        }

        var can = sync?.Capabilities ?? new DatastoreCapabilities();
        return new JsonObject
        {
            ["datastorePath"] = path,
            ["cachePath"] = cache,
            ["hasSync"] = sync is not null,
            ["scopedSync"] = can.ScopedSync,
            ["twoPhaseSync"] = can.TwoPhaseSync,
            ["previewPush"] = can.PreviewPush,
        };
    }

    public IDatastoreSync Sync(string cachePath) => syncs.GetOrAdd(
        cachePath,
        path => new Lazy<IDatastoreSync>(() => datastore.CreateSync(repository, path) ?? throw new InvalidOperationException($"CreateSync of '{type}' returned null this time."))).Value;

    /// <summary>The lock that is held here, or another one of the same name to look at.</summary>
    public IDatastoreLock Lock(string path, DatastoreLockOptions options) => held.TryGetValue(options.LockKey ?? "", out var mine) ? mine : Make(path, options);

    public async Task<JsonObject?> AcquireAsync(string path, DatastoreLockOptions options, CancellationToken cancellationToken)
    {
        // A new one, since one that is held here belongs to somebody else's work and is waited for like any other.
        var taken = Make(path, options);
        var taking = taken.AcquireAsync(cancellationToken);
        try
        {
            await taking.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody waits for it any more: what comes of it is given back.
            _ = GiveBackAsync(taken, taking);
            throw;
        }

        held[options.LockKey ?? ""] = taken;
        return Describe(await taken.InspectAsync(cancellationToken));
    }

    public async Task ReleaseAsync(string path, DatastoreLockOptions options, string? nonce, CancellationToken cancellationToken)
    {
        if (held.TryRemove(options.LockKey ?? "", out var mine))
        {
            await mine.ReleaseAsync(cancellationToken);
        }
        else if (nonce is { Length: > 0 })
        {
            await Make(path, options).ForceReleaseAsync(nonce, cancellationToken);
        }
    }

    public async Task<string> PrepareAsync(string cachePath, SyncOptions options, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref preparations).ToString(CultureInfo.InvariantCulture);
        prepared[id] = await Sync(cachePath).PreparePushAsync(options, cancellationToken);
        return id;
    }

    public async Task<int> CommitAsync(string cachePath, string id, SyncOptions options, CancellationToken cancellationToken) => prepared.TryRemove(id, out var manifest)
        ? await Sync(cachePath).CommitPushAsync(manifest, options, cancellationToken)
        : throw new InvalidOperationException("What was prepared is gone, because the runner was started anew.");

    private IDatastoreLock Make(string path, DatastoreLockOptions options) =>
        datastore.CreateLock(path, options) ?? throw new InvalidOperationException($"CreateLock of '{type}' returned null.");

    private static async Task GiveBackAsync(IDatastoreLock taken, Task taking)
    {
        try
        {
            await taking;
            await taken.ReleaseAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // It was not taken after all.
        }
    }
}
