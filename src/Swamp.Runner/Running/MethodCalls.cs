using System.Text.Json.Nodes;
using Swamp.Runner.Contexts;
using Swamp.Runner.Conversation;
using Swamp.Runner.Describing;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Running;

/// <summary>Runs methods, checks and upgrades of models.</summary>
internal static class MethodCalls
{
    public static async Task<JsonNode?> ExecuteAsync(LoadedExtension extension, JsonObject parameters, RunnerCall call)
    {
        var name = (string?)parameters["method"] ?? "";
        var operation = extension.Shape.Methods.TryGetValue(name, out var found) ? found.Operation : throw new ArgumentException($"The class has no method '{name}'.");
        var arguments = operation.ArgumentsType is { } type
            ? extension.Json.Bind(type, parameters["arguments"] as JsonObject ?? [], "Method arguments")
            : null;
        var context = new MethodContext(extension, parameters["context"] as JsonObject ?? [], call);
        var result = await operation.InvokeAsync(Instance(extension, operation, context), arguments, context, call.CancellationToken);
        IEnumerable<DataHandle> handles = result switch
        {
            DataHandle one => [one],
            IEnumerable<DataHandle> several => several,
            _ => [],
        };
        return new JsonObject { ["dataHandles"] = new JsonArray([.. handles.Where(static h => h is not null).Select(static h => (JsonNode)h.DataId)]) };
    }

    public static async Task<JsonNode?> CheckAsync(LoadedExtension extension, JsonObject parameters, RunnerCall call)
    {
        var name = (string?)parameters["check"] ?? "";
        var operation = extension.Shape.Checks.TryGetValue(name, out var found) ? found.Operation : throw new ArgumentException($"The class has no check '{name}'.");
        var context = new CheckContext(extension, parameters["context"] as JsonObject ?? [], call);
        var result = await operation.InvokeAsync(Instance(extension, operation, context), null, context, call.CancellationToken) as CheckResult
            ?? throw new InvalidOperationException($"The check '{name}' returned null; it returns CheckResult.Pass or CheckResult.Fail(…).");
        return new JsonObject { ["pass"] = result.Errors.Count == 0, ["errors"] = new JsonArray([.. result.Errors.Select(static e => (JsonNode)e)]) };
    }

    public static async Task<JsonNode?> UpgradeAsync(LoadedExtension extension, JsonObject parameters)
    {
        var version = (string?)parameters["toVersion"] ?? "";
        var operation = extension.Shape.Upgrades.TryGetValue(version, out var found) ? found.Operation : throw new ArgumentException($"The class has no upgrade to {version}.");
        var result = await operation.InvokeAsync(null, parameters["globalArguments"]?.DeepClone(), null, CancellationToken.None);
        return result as JsonObject ?? throw new InvalidOperationException($"The upgrade to {version} returned null; it returns the new global arguments.");
    }

    /// <summary>An object for the call, made with the global arguments; none for a static method.</summary>
    private static object? Instance(LoadedExtension extension, Operation operation, CheckContext context)
    {
        if (operation.Info.IsStatic)
        {
            return null;
        }

        var construction = extension.Shape.Construction;
        if (construction.Settings is not { } type)
        {
            return construction.Create(null);
        }

        try
        {
            return construction.Create(extension.Json.Bind(type, context.GlobalArguments, "Global arguments"));
        }
        catch (ArgumentFailure failure) when (context.UnresolvedGlobalArguments.Count > 0)
        {
            var reasons = context.UnresolvedGlobalArguments.Select(static u => $"The global argument '{u.Key}' has no value: {u.Value}");
            throw new ArgumentFailure($"{failure.Message}. {string.Join(' ', reasons)}");
        }
    }
}
