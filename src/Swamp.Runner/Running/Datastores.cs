using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Runner.Describing;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Running;

/// <summary>Uses datastores. Each is made once for its configuration and kept with its locks, until its source changes.</summary>
internal sealed class Datastores
{
    private readonly ConcurrentDictionary<string, Lazy<OpenDatastore>> open = new(StringComparer.Ordinal);

    public async Task<JsonNode?> UseAsync(LoadedExtension extension, JsonObject parameters, RunnerCall call)
    {
        var store = Open(extension, parameters);
        var sync = new SyncOptions { Models = ModelsOf(parameters) };
        var token = call.CancellationToken;
        switch ((string?)parameters["operation"])
        {
            case "open":
                return store.Describe((string?)parameters["defaultCachePath"] ?? "");
            case "verify":
                return await VerifyAsync(store.Datastore, token);
            case "acquire":
                return await store.AcquireAsync(Path(parameters), LockOptions(parameters), token);
            case "release":
                await store.ReleaseAsync(Path(parameters), LockOptions(parameters), (string?)parameters["nonce"], token);
                return null;
            case "inspect":
                return OpenDatastore.Describe(await store.Lock(Path(parameters), LockOptions(parameters)).InspectAsync(token));
            case "forceRelease":
                return await store.Lock(Path(parameters), LockOptions(parameters)).ForceReleaseAsync((string?)parameters["nonce"] ?? "", token);
            case "markDirty":
                await store.Sync(CachePath(parameters)).MarkDirtyAsync(token);
                return null;
            case "pull":
                return await ExplainedAsync(() => store.Sync(CachePath(parameters)).PullChangedAsync(sync, token));
            case "push":
                return await ExplainedAsync(() => store.Sync(CachePath(parameters)).PushChangedAsync(sync, token));
            case "preparePush":
                return await ExplainedAsync(() => store.PrepareAsync(CachePath(parameters), sync, token));
            case "commitPush":
                return await ExplainedAsync(() => store.CommitAsync(CachePath(parameters), (string?)parameters["prepared"] ?? "", sync, token));
            case "previewPush":
                var preview = await ExplainedAsync(() => store.Sync(CachePath(parameters)).PreviewPushAsync(sync, token));
                return new JsonObject { ["total"] = preview.New + preview.Changed + preview.Deleted, ["new"] = preview.New, ["changed"] = preview.Changed, ["deleted"] = preview.Deleted };
            case var other:
                throw new ArgumentException($"This datastore cannot '{other}'.");
        }
    }

    private OpenDatastore Open(LoadedExtension extension, JsonObject parameters)
    {
        var config = parameters["config"] as JsonObject ?? [];
        var repository = (string?)parameters["repository"] ?? "";
        var key = $"{extension.Source}\n{extension.Fingerprint}\n{repository}\n{config.ToJsonString()}";
        var opened = open.GetOrAdd(key, _ => new Lazy<OpenDatastore>(() => Create(extension, (string?)parameters["type"] ?? "", repository, config)));
        try
        {
            return opened.Value;
        }
        catch
        {
            open.TryRemove(KeyValuePair.Create(key, opened));
            throw;
        }
    }

    private static OpenDatastore Create(LoadedExtension extension, string type, string repository, JsonObject config)
    {
        var problems = new Problems();
        var construction = Construction.Of(extension.Entry, takesName: false, problems);
        problems.ThrowIfAny();
        var settings = construction.Settings is { } settingsType ? extension.Json.Bind(settingsType, config, $"The configuration of datastore '{type}'") : null;
        return new OpenDatastore(type, (IDatastore)construction.Create(settings), repository);
    }

    private static async Task<JsonNode?> VerifyAsync(IDatastore datastore, CancellationToken cancellationToken)
    {
        var health = await datastore.VerifyAsync(cancellationToken) ?? throw new InvalidOperationException("VerifyAsync returned null; it returns a DatastoreHealth.");
        return new JsonObject { ["healthy"] = health.Healthy, ["message"] = health.Message, ["latencyMs"] = health.Latency?.TotalMilliseconds };
    }

    /// <summary>Says what a server answered, which clients keep beside the message.</summary>
    private static async Task<T> ExplainedAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (HttpRequestException exception) when (exception.StatusCode is { } status)
        {
            throw new InvalidOperationException($"(HTTP {(int)status}): {exception.Message}", exception);
        }
    }

    private static string Path(JsonObject parameters) => (string?)parameters["path"] ?? "";

    private static string CachePath(JsonObject parameters) => (string?)parameters["cachePath"] ?? "";

    private static DatastoreLockOptions LockOptions(JsonObject parameters)
    {
        var wait = TimeSpan.FromMilliseconds((long?)parameters["maxWaitMs"] ?? 0);
        return new DatastoreLockOptions
        {
            LockKey = (string?)parameters["lockKey"],
            MaxWait = wait,
            RetryInterval = TimeSpan.FromMilliseconds(Math.Clamp(wait.TotalMilliseconds / 4, 20, 1000)),
        };
    }

    private static List<SyncModel>? ModelsOf(JsonObject parameters) => parameters["models"] is JsonArray models
        ? [.. models.Select(static m => new SyncModel((string?)m?["modelType"] ?? "", (string?)m?["modelId"] ?? ""))]
        : null;
}
