using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Engine.Datastores;
using Swamp.Engine.Errors;
using Swamp.Engine.Locks;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Datastores;

/// <summary>
/// A datastore whose provider lives in the extension host, which makes it at the first call and keeps it with its locks; a host that starts anew makes it again.
/// Every call has a time limit, since providers talk to networks.
/// </summary>
internal sealed class HostedDatastore : IDatastoreProvider
{
    /// <summary>How long everything may take that has no limit of its own, and how long a provider may exceed the wait for a lock.</summary>
    private static readonly TimeSpan s_usual = TimeSpan.FromSeconds(60);

    private const string SyncHint =
        "Raise the limit with --timeout or SWAMP_DATASTORE_SYNC_TIMEOUT_MS, look at the network and at 'swamp datastore status', or see with 'swamp datastore lock status' who else is at work.";

    private readonly LoadedExtension _loaded;
    private readonly string _repository;
    private readonly JsonObject _config;
    private readonly TimeProvider _clock;

    internal HostedDatastore(LoadedExtension loaded, string type, JsonObject config, string repository, TimeProvider clock)
    {
        (_loaded, Type, _config, _repository, _clock) = (loaded, type, config, repository, clock);
        Facts = new DatastoreFacts { Path = "", LocalPath = "", HasSync = false };
    }

    public string Type { get; }

    public DatastoreFacts Facts { get; internal set; }

    public async Task<DatastoreHealth> VerifyAsync(CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        try
        {
            var answer = await CallAsync("verify", [], s_usual, "verify", cancellationToken) as JsonObject ?? [];
            return new DatastoreHealth(
                answer["healthy"] is JsonValue healthy && healthy.TryGetValue<bool>(out var isHealthy) && isHealthy,
                DescriptionReader.Text(answer["message"]) ?? "",
                Number(answer["latencyMs"]) ?? _clock.GetElapsedTime(started).TotalMilliseconds,
                answer["details"]?.DeepClone() as JsonObject);
        }
        catch (SwampException exception)
        {
            return new DatastoreHealth(false, exception.Message, _clock.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    public async Task<LockInfo?> AcquireAsync(string? key, TimeSpan wait, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        try
        {
            return LockOf(await CallAsync("acquire", LockParameters(key, wait), wait + s_usual, "take a lock", cancellationToken));
        }
        catch (SwampException exception) when (exception.Error.Code == ErrorCodes.DatastoreFailed && _clock.GetElapsedTime(started) >= wait - TimeSpan.FromMilliseconds(50))
        {
            throw new SwampException(new SwampError
            {
                Code = ErrorCodes.LockTimeout,
                Message = $"Could not take the lock {key ?? "of everything"} in {Facts.Path} within {(long)wait.TotalMilliseconds} ms: {exception.InnerException?.Message ?? exception.Message}",
                Hint = "Wait for the other command or raise SWAMP_LOCK_TIMEOUT_MS; 'swamp datastore lock status' shows who holds it, 'swamp datastore lock release --force' removes it",
                ExitStatus = ExitCodes.LockTimeout,
                Retryable = true,
            });
        }
    }

    public Task ReleaseAsync(string? key, LockInfo? held, CancellationToken cancellationToken)
    {
        var parameters = LockParameters(key, TimeSpan.Zero);
        parameters["nonce"] = held?.Nonce;
        return CallAsync("release", parameters, s_usual, "release a lock", cancellationToken);
    }

    public async Task<LockInfo?> InspectAsync(string? key, CancellationToken cancellationToken) =>
        LockOf(await CallAsync("inspect", LockParameters(key, TimeSpan.Zero), s_usual, "look at a lock", cancellationToken));

    public async Task<bool> ForceReleaseAsync(string? key, string nonce, CancellationToken cancellationToken)
    {
        var parameters = LockParameters(key, TimeSpan.Zero);
        parameters["nonce"] = nonce;
        return await CallAsync("forceRelease", parameters, s_usual, "remove a lock", cancellationToken) is JsonValue value && value.TryGetValue<bool>(out var released) && released;
    }

    public Task MarkDirtyAsync(CancellationToken cancellationToken) =>
        Facts.HasSync ? CallAsync("markDirty", SyncParameters(null), s_usual, "note changes", cancellationToken) : Task.CompletedTask;

    public Task<int?> PullAsync(SyncScope scope, CancellationToken cancellationToken) => SyncAsync("pull", "pull", SyncParameters(scope), scope.Timeout, cancellationToken);

    public Task<int?> PushAsync(SyncScope scope, CancellationToken cancellationToken) => SyncAsync("push", "push", SyncParameters(scope), scope.Timeout, cancellationToken);

    public async Task<string> PreparePushAsync(SyncScope scope, CancellationToken cancellationToken) =>
        DescriptionReader.Text(await TimedAsync("preparePush", "push", SyncParameters(scope), scope.Timeout, cancellationToken)) ?? "";

    public Task<int?> CommitPushAsync(string prepared, SyncScope scope, CancellationToken cancellationToken)
    {
        var parameters = SyncParameters(scope);
        parameters["prepared"] = prepared;
        return SyncAsync("commitPush", "push", parameters, scope.Timeout, cancellationToken);
    }

    public async Task<PushPreview> PreviewPushAsync(SyncScope scope, CancellationToken cancellationToken)
    {
        var answer = await TimedAsync("previewPush", "push", SyncParameters(scope), scope.Timeout, cancellationToken) as JsonObject ?? [];
        var (added, changed, deleted) = ((int)(Number(answer["new"]) ?? 0), (int)(Number(answer["changed"]) ?? 0), (int)(Number(answer["deleted"]) ?? 0));
        return new PushPreview((int)(Number(answer["total"]) ?? added + changed + deleted), added, changed, deleted);
    }

    /// <summary>Makes the provider and asks it where everything lies (DS-9).</summary>
    internal async Task<JsonObject> OpenAsync(string defaultCache, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject { ["defaultCachePath"] = defaultCache };
        return await CallAsync("open", parameters, s_usual, "open", cancellationToken) as JsonObject
            ?? throw new SwampException(ErrorCodes.DatastoreFailed, $"The datastore {Type} said nothing of itself.");
    }

    private async Task<int?> SyncAsync(string operation, string direction, JsonObject parameters, TimeSpan limit, CancellationToken cancellationToken) =>
        (int?)Number(await TimedAsync(operation, direction, parameters, limit, cancellationToken));

    private async Task<JsonNode?> TimedAsync(string operation, string direction, JsonObject parameters, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timed = new CancellationTokenSource(limit, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timed.Token, cancellationToken);
        try
        {
            return await CallHostAsync(operation, parameters, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SwampException(
                ErrorCodes.TimedOut, string.Create(CultureInfo.InvariantCulture, $"The {direction} of the datastore {Type} did not end within {(long)limit.TotalMilliseconds} ms and was stopped."), SyncHint);
        }
        catch (SwampException exception) when (exception.Error.Code == ErrorCodes.MethodExecutionFailed)
        {
            // The host says whether a server answered and with what; a host that broke down says how it ended.
            var text = exception.Message.StartsWith('(') || exception.Message.StartsWith(':') ? exception.Message.TrimStart(':').TrimStart() : exception.Message;
            var separator = text.StartsWith('(') ? " " : ": ";
            throw new SwampException(ErrorCodes.DatastoreFailed, $"{Type} {direction} failed{separator}{text}", "swamp datastore status", innerException: exception);
        }
    }

    private async Task<JsonNode?> CallAsync(string operation, JsonObject parameters, TimeSpan limit, string what, CancellationToken cancellationToken)
    {
        using var timed = new CancellationTokenSource(limit, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timed.Token, cancellationToken);
        try
        {
            return await CallHostAsync(operation, parameters, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SwampException(ErrorCodes.TimedOut, $"The datastore {Type} took longer than {limit.TotalSeconds:0} s to {what} and was stopped.", "swamp datastore status");
        }
        catch (SwampException exception) when (exception.Error.Code == ErrorCodes.MethodExecutionFailed)
        {
            throw new SwampException(ErrorCodes.DatastoreFailed, $"The datastore {Type} could not {what}: {exception.Message}", "swamp datastore status", innerException: exception);
        }
    }

    private Task<JsonNode?> CallHostAsync(string operation, JsonObject parameters, CancellationToken cancellationToken)
    {
        parameters["module"] = _loaded.ModuleRef();
        parameters["type"] = Type;
        parameters["config"] = _config.DeepClone();
        parameters["repository"] = _repository;
        parameters["operation"] = operation;
        return _loaded.Host.CallAtOnceAsync("datastore", parameters, cancellationToken);
    }

    private JsonObject LockParameters(string? key, TimeSpan wait) => new() { ["path"] = Facts.Path, ["lockKey"] = key, ["maxWaitMs"] = (long)wait.TotalMilliseconds };

    private JsonObject SyncParameters(SyncScope? scope) => new()
    {
        ["cachePath"] = Facts.LocalPath,
        ["models"] = scope?.Models is { } models
            ? new JsonArray([.. models.Select(static m => (JsonNode)new JsonObject { ["modelType"] = m.Type, ["modelId"] = m.ModelId })])
            : null,
    };

    private static double? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) && double.IsFinite(number) ? number : null;

    private static LockInfo? LockOf(JsonNode? node)
    {
        if (node is not JsonObject given)
        {
            return null;
        }

        var host = DescriptionReader.Text(given["hostname"]) ?? DescriptionReader.Text(given["host"]) ?? "";
        return new LockInfo
        {
            Holder = DescriptionReader.Text(given["holder"]) ?? (host.Length > 0 ? host : "unknown"),
            Hostname = host,
            Pid = (int)(Number(given["pid"]) ?? 0),
            AcquiredAt = DateTimeOffset.TryParse(DescriptionReader.Text(given["acquiredAt"]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : default,
            TtlMs = (long)(Number(given["ttlMs"]) ?? 30_000),
            Nonce = DescriptionReader.Text(given["nonce"]) ?? "",
        };
    }
}
