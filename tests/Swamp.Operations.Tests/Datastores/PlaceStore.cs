using System.Security.Cryptography;
using System.Text.Json;
using Swamp.Engine.Datastores;
using Swamp.Engine.Errors;
using Swamp.Engine.Locks;

namespace Swamp.Operations.Tests.Datastores;

/// <summary>A datastore in memory. It remembers in the local copy what both sides looked like when they were the same, as the sample datastores do.</summary>
internal sealed class PlaceStore(StorePlace place, string name, string localPath) : IDatastoreProvider
{
    private readonly Dictionary<string, LockInfo> mine = new(StringComparer.Ordinal);

    public string Type => StorePlaces.Type;

    public DatastoreFacts Facts { get; } = new() { Path = $"memory:{name}", LocalPath = localPath, HasSync = true };

    private string Index => Path.Combine(localPath, ".known.json");

    public Task<DatastoreHealth> VerifyAsync(CancellationToken cancellationToken) => Task.FromResult(new DatastoreHealth(true, "is there", 0));

    public Task<LockInfo?> AcquireAsync(string? key, TimeSpan wait, CancellationToken cancellationToken)
    {
        var info = new LockInfo { Holder = "ann@box", Hostname = "box", Pid = 1, AcquiredAt = DateTimeOffset.UtcNow, TtlMs = 30_000, Nonce = Guid.NewGuid().ToString() };
        if (!place.Locks.TryAdd(key ?? "", info))
        {
            throw new SwampException(ErrorCodes.LockTimeout, $"{key ?? "everything"} in {Facts.Path} is held.");
        }

        mine[key ?? ""] = info;
        return Task.FromResult<LockInfo?>(info);
    }

    public Task ReleaseAsync(string? key, LockInfo? held, CancellationToken cancellationToken)
    {
        if (mine.Remove(key ?? "", out var info))
        {
            place.Locks.TryRemove(new(key ?? "", info));
        }

        return Task.CompletedTask;
    }

    public Task<LockInfo?> InspectAsync(string? key, CancellationToken cancellationToken) => Task.FromResult(place.Locks.GetValueOrDefault(key ?? ""));

    public Task<bool> ForceReleaseAsync(string? key, string nonce, CancellationToken cancellationToken) =>
        Task.FromResult(place.Locks.TryGetValue(key ?? "", out var info) && info.Nonce == nonce && place.Locks.TryRemove(new(key ?? "", info)));

    public Task MarkDirtyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int?> PullAsync(SyncScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        place.OnPull();
        var (known, here, count) = (Known(), Here(), 0);
        foreach (var (path, bytes) in place.Files)
        {
            var hash = Hash(bytes);
            if (hash != known.GetValueOrDefault(path) && here.GetValueOrDefault(path) == known.GetValueOrDefault(path))
            {
                var target = Path.Combine(localPath, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllBytes(target, bytes);
                known[path] = hash;
                count++;
            }
        }

        foreach (var (path, hash) in known.Where(k => !place.Files.ContainsKey(k.Key)).ToList())
        {
            if (here.GetValueOrDefault(path) == hash)
            {
                File.Delete(Path.Combine(localPath, path));
            }

            known.Remove(path);
            count++;
        }

        Remember(known);
        return Task.FromResult<int?>(count);
    }

    public Task<int?> PushAsync(SyncScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        place.OnPush();
        var (known, here, count) = (Known(), Here(), 0);
        foreach (var (path, hash) in here.Where(h => h.Value != known.GetValueOrDefault(h.Key)))
        {
            place.Files[path] = File.ReadAllBytes(Path.Combine(localPath, path));
            known[path] = hash;
            count++;
        }

        foreach (var path in known.Keys.Where(k => !here.ContainsKey(k)).ToList())
        {
            place.Files.TryRemove(path, out _);
            known.Remove(path);
            count++;
        }

        Remember(known);
        return Task.FromResult<int?>(count);
    }

    public Task<string> PreparePushAsync(SyncScope scope, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int?> CommitPushAsync(string prepared, SyncScope scope, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PushPreview> PreviewPushAsync(SyncScope scope, CancellationToken cancellationToken) => throw new NotSupportedException();

    private Dictionary<string, string> Here() => !Directory.Exists(localPath)
        ? []
        : Directory.EnumerateFiles(localPath, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(localPath, file).Replace('\\', '/'))
            .Where(static path => !path.Split('/').Any(static part => part.StartsWith('.')))
            .ToDictionary(static path => path, path => Hash(File.ReadAllBytes(Path.Combine(localPath, path))));

    private Dictionary<string, string> Known() => File.Exists(Index) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Index))! : [];

    private void Remember(Dictionary<string, string> known)
    {
        Directory.CreateDirectory(localPath);
        File.WriteAllText(Index, JsonSerializer.Serialize(known));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
