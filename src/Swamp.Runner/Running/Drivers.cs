using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Swamp.Runner.Contexts;
using Swamp.Runner.Conversation;
using Swamp.Runner.Describing;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Running;

/// <summary>Uses drivers. Each is made once for its settings, initialized once, and shut down at the end.</summary>
internal sealed class Drivers
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IDriver>>> drivers = new(StringComparer.Ordinal);

    public async Task<JsonNode?> UseAsync(LoadedExtension extension, JsonObject parameters, RunnerCall call)
    {
        var type = (string?)parameters["type"] ?? "";
        var config = parameters["config"] as JsonObject ?? [];
        var key = $"{extension.Source}\n{extension.Fingerprint}\n{config.ToJsonString()}";
        if ((string?)parameters["operation"] == "shutdown")
        {
            if (drivers.TryRemove(key, out var known))
            {
                await (await known.Value).ShutdownAsync(call.CancellationToken);
            }

            return null;
        }

        var driver = await OpenAsync(extension, type, key, config, call);
        return (string?)parameters["operation"] == "execute" ? await ExecuteAsync(extension, driver, parameters, call) : null;
    }

    private async Task<IDriver> OpenAsync(LoadedExtension extension, string type, string key, JsonObject config, RunnerCall call)
    {
        var opened = drivers.GetOrAdd(key, _ => new Lazy<Task<IDriver>>(() => CreateAsync(extension, type, config, call)));
        try
        {
            return await opened.Value;
        }
        catch
        {
            drivers.TryRemove(KeyValuePair.Create(key, opened));
            throw;
        }
    }

    private static async Task<IDriver> CreateAsync(LoadedExtension extension, string type, JsonObject config, RunnerCall call)
    {
        var problems = new Problems();
        var construction = Construction.Of(extension.Entry, takesName: false, problems);
        problems.ThrowIfAny();
        var driver = (IDriver)construction.Create(construction.Settings is { } settings ? extension.Json.Bind(settings, config, $"driverConfig of '{type}'") : null);
        await driver.InitializeAsync(call.CancellationToken);
        return driver;
    }

    private static async Task<JsonNode?> ExecuteAsync(LoadedExtension extension, IDriver driver, JsonObject parameters, RunnerCall call)
    {
        var context = new DriverContext(extension, call, (string?)parameters["scratch"] ?? Path.GetTempPath());
        var result = await driver.ExecuteAsync(await RequestAsync(parameters, call), context, call.CancellationToken)
            ?? throw new InvalidOperationException("The driver returned null; it returns DriverResult.Success(…) or DriverResult.Failed(…).");
        var outputs = new JsonArray();
        foreach (var output in result.Outputs)
        {
            outputs.Add((JsonNode)await TakeAsync(output, context));
        }

        return new JsonObject { ["outputs"] = outputs, ["error"] = result.Error };
    }

    /// <summary>Files are stored from here, in pieces; resources are told to the engine, which knows what their specs ask for.</summary>
    private static async Task<JsonObject> TakeAsync(DriverOutput output, DriverContext context)
    {
        var options = output.Tags is { } tags ? new WriteOptions { Tags = tags } : null;
        var handle = output.Handle;
        if (output.IsFile)
        {
            handle = await context.CreateFileWriter(output.SpecName!, output.Name!, options).WriteAllAsync(output.Content);
        }

        return handle is not null
            ? new JsonObject { ["kind"] = "persisted", ["name"] = handle.Name, ["version"] = handle.Version, ["id"] = handle.DataId }
            : new JsonObject
            {
                ["kind"] = "text",
                ["spec"] = output.SpecName,
                ["name"] = output.Name,
                ["text"] = Encoding.UTF8.GetString(output.Content.Span),
                ["metadata"] = output.Metadata?.DeepClone(),
                ["overrides"] = EngineJson.Write(options),
            };
    }

    private static async Task<DriverRequest> RequestAsync(JsonObject parameters, RunnerCall call)
    {
        var given = parameters["request"] as JsonObject ?? [];
        return new DriverRequest
        {
            ModelType = (string?)given["modelType"] ?? "",
            ModelId = (string?)given["modelId"] ?? "",
            MethodName = (string?)given["methodName"] ?? "",
            GlobalArgs = given["globalArgs"]?.DeepClone() as JsonObject ?? [],
            MethodArgs = given["methodArgs"]?.DeepClone() as JsonObject ?? [],
            DefinitionMeta = EngineJson.Definition(given["definitionMeta"])!,
            ResourceSpecs = (given["resourceSpecs"] as JsonObject ?? []).ToDictionary(static s => s.Key, static s => (string?)s.Value?["description"], StringComparer.Ordinal),
            FileSpecs = (given["fileSpecs"] as JsonObject ?? []).ToDictionary(static s => s.Key, static s => (string?)s.Value?["contentType"] ?? "", StringComparer.Ordinal),
            Bundle = (string?)parameters["bundlePath"] is { } path ? await File.ReadAllBytesAsync(path, call.CancellationToken) : null,
            TraceHeaders = call.TraceParent is { } parent ? new Dictionary<string, string>(StringComparer.Ordinal) { ["traceparent"] = parent } : [],
        };
    }
}
