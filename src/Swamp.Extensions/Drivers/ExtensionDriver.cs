using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Drivers;

/// <summary>A driver that an extension brings (DRV-60). It lives in the host of its language, which makes it once for its settings and keeps it.</summary>
internal sealed class ExtensionDriver : IExecutionDriver
{
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(10);

    private readonly LoadedExtension loaded;
    private readonly string type;
    private readonly JsonObject config;
    private readonly Func<ExtensionServices> services;
    private readonly string scratch;

    private ExtensionDriver(LoadedExtension loaded, string type, JsonObject config, Func<ExtensionServices> services, string scratch) =>
        (this.loaded, this.type, this.config, this.services, this.scratch) = (loaded, type, config, services, scratch);

    /// <summary>Makes a driver and initializes it.</summary>
    /// <exception cref="SwampException">Its settings are wrong, or it could not be made.</exception>
    public static async Task<ExtensionDriver> OpenAsync(
        LoadedExtension loaded, DriverChoice choice, Func<ExtensionServices> services, string scratch, CancellationToken cancellationToken)
    {
        var config = loaded.Description["configSchema"] is JsonObject schema ? DriverSettings.Checked(choice, schema) : choice.Config;
        var driver = new ExtensionDriver(loaded, choice.Driver, config, services, scratch);
        try
        {
            await loaded.Host.CallAsync("driver", driver.Parameters("open"), loaded.Host.Limits.Load, $"Making the driver '{choice.Driver}'", cancellationToken);
            return driver;
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.MethodExecutionFailed)
        {
            throw new SwampException(
                ErrorCodes.ValidationFailed, $"The driver '{choice.Driver}', asked for by {choice.Source}, cannot be used: {exception.Message}", $"swamp driver type describe {choice.Driver}", innerException: exception);
        }
    }

    /// <inheritdoc/>
    public async Task<ExecutionResult> ExecuteAsync(DriverCall call, CancellationToken cancellationToken)
    {
        await using var handler = new MethodCall(call.Context, services());
        var parameters = Parameters("execute");
        parameters["request"] = Request(call);
        parameters["bundlePath"] = await call.FindCodeAsync(cancellationToken) is { Language: MethodCode.TypeScript, Path: var path } ? path : null;
        parameters["scratch"] = scratch;
        var answer = await loaded.Host.CallAsync("driver", parameters, handler, cancellationToken) as JsonObject;
        return new ExecutionResult
        {
            Outputs = [.. (answer?["outputs"] as JsonArray ?? []).OfType<JsonObject>().Select(OutputOf)],
            Failure = DescriptionReader.Text(answer?["error"]) is { } error ? new SwampException(ErrorCodes.MethodExecutionFailed, error) : null,
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await loaded.Host.CallAsync("driver", Parameters("shutdown"), ShutdownLimit, $"The shutdown of driver '{type}'", CancellationToken.None);
        }
        catch (SwampException exception)
        {
            // The work is done; that something could not be tidied up is worth a warning, not more.
            await services().OnLog("warning", $"The driver '{type}' could not be shut down: {exception.Message}", CancellationToken.None);
        }
    }

    private JsonObject Parameters(string operation) => new()
    {
        ["module"] = loaded.ModuleRef(),
        ["type"] = type,
        ["config"] = config.DeepClone(),
        ["operation"] = operation,
    };

    /// <summary>The request of DRV-1; the bundle and the trace are added where the driver lives.</summary>
    private static JsonObject Request(DriverCall call)
    {
        var definition = call.Context.Definition;
        return new JsonObject
        {
            ["protocolVersion"] = 1,
            ["modelType"] = definition.Type.Normalized,
            ["modelId"] = definition.Id,
            ["methodName"] = call.Method.Name,
            ["globalArgs"] = call.CompletedGlobals(),
            ["methodArgs"] = call.CompletedArguments(),
            ["definitionMeta"] = new JsonObject
            {
                ["id"] = definition.Id,
                ["name"] = definition.Name,
                ["version"] = definition.Version,
                ["tags"] = DataShapes.Map(definition.Tags),
            },
            ["resourceSpecs"] = call.Type.Resources.Count == 0
                ? null
                : new JsonObject(call.Type.Resources.Select(static r => KeyValuePair.Create(r.Key, (JsonNode?)new JsonObject { ["description"] = r.Value.Description }))),
            ["fileSpecs"] = call.Type.Files.Count == 0
                ? null
                : new JsonObject(call.Type.Files.Select(static f => KeyValuePair.Create(f.Key, (JsonNode?)new JsonObject { ["contentType"] = f.Value.ContentType }))),
        };
    }

    private static DriverOutput OutputOf(JsonObject output)
    {
        var asked = new Asked(output);
        return output["kind"]?.ToString() == "persisted"
            ? new PersistedOutput(asked.Required("name"), asked.Number("version") ?? 0, asked.Required("id"))
            : new PendingText(asked.Required("spec"), asked.Required("name"), asked.Required("text"))
            {
                Facts = asked.Map("metadata") ?? [],
                Overrides = asked.Overrides(),
            };
    }
}
