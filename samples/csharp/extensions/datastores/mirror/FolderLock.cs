using System.Diagnostics;
using System.Text.Json;
using Swamp.Sdk;

/// <summary>A lock that processes on every machine respect which sees the folder: making a file anew succeeds for one of them only.</summary>
public sealed class FolderLock : IDatastoreLock
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string folder;
    private readonly string path;
    private readonly DatastoreLockOptions options;
    private DatastoreLockHolder? mine;
    private Timer? heartbeat;

    public FolderLock(string folder, DatastoreLockOptions options)
    {
        this.folder = folder;
        this.options = options;
        path = Path.Combine(folder, $"{(options.LockKey ?? "everything").Replace("/", "--")}.json");
    }

    public async Task AcquireAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        for (var waited = Stopwatch.StartNew(); !TryCreate();)
        {
            var other = await InspectAsync(cancellationToken);
            if (other is not null && IsGone(other) && await ForceReleaseAsync(other.Nonce, cancellationToken))
            {
                continue;
            }

            if (waited.Elapsed >= options.MaxWait)
            {
                throw new TimeoutException($"{path} is held by {other?.Holder} (process {other?.Pid})");
            }

            await Task.Delay(options.RetryInterval, cancellationToken);
        }
    }

    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        heartbeat?.Dispose();
        if (mine is { } held)
        {
            mine = null;
            await ForceReleaseAsync(held.Nonce, cancellationToken);
        }
    }

    public async Task<DatastoreLockHolder?> InspectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllTextAsync(path, cancellationToken);
            return JsonSerializer.Deserialize<DatastoreLockHolder>(text, Json);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            // Between making the file and filling it, and after a death between the two, there is no more to know than its age.
            return new DatastoreLockHolder { Nonce = "", Holder = "unknown", AcquiredAt = File.GetLastWriteTimeUtc(path) };
        }
    }

    public async Task<bool> ForceReleaseAsync(string nonce, CancellationToken cancellationToken)
    {
        // Only for the holder that was seen: somebody else may have taken it meanwhile.
        if ((await InspectAsync(cancellationToken))?.Nonce != nonce)
        {
            return false;
        }

        File.Delete(path);
        return true;
    }

    private bool TryCreate()
    {
        var holder = new DatastoreLockHolder
        {
            Nonce = Guid.NewGuid().ToString(),
            Holder = $"{Environment.UserName}@{Environment.MachineName}",
            Hostname = Environment.MachineName,
            Pid = Environment.ProcessId,
            AcquiredAt = DateTimeOffset.UtcNow,
            TtlMs = (long)options.TimeToLive.TotalMilliseconds,
        };
        try
        {
            Write(holder, FileMode.CreateNew);
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }

        mine = holder;
        heartbeat = new Timer(_ => Beat(), null, options.TimeToLive / 3, options.TimeToLive / 3);
        return true;
    }

    /// <summary>A sign of life, without which others take the lock for that of a process that died.</summary>
    private void Beat()
    {
        try
        {
            if (mine is { } held && JsonSerializer.Deserialize<DatastoreLockHolder>(File.ReadAllText(path), Json)?.Nonce == held.Nonce)
            {
                Write(held with { AcquiredAt = DateTimeOffset.UtcNow }, FileMode.Truncate);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            // The next one may succeed; two of three may fail.
        }
    }

    private void Write(DatastoreLockHolder holder, FileMode mode)
    {
        using var file = new FileStream(path, mode, FileAccess.Write, FileShare.Read);
        JsonSerializer.Serialize(file, holder, Json);
    }

    private static bool IsGone(DatastoreLockHolder other) =>
        DateTimeOffset.UtcNow - other.AcquiredAt > TimeSpan.FromMilliseconds(other.TtlMs)
        || (other.Hostname == Environment.MachineName && !IsAlive(other.Pid));

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
