using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Runner.Loading;
using Swamp.Runner.Running;

namespace Swamp.Runner.Containers;

/// <summary>One method, from its request to the last frame of its results.</summary>
/// <param name="folder">Absolute folder with the request and the extension.</param>
/// <param name="resultPath">Absolute path of the file for the results.</param>
/// <param name="passVariables">Gives variables to the programs that the method starts.</param>
internal sealed class OneCall(string folder, string resultPath, Action<IReadOnlyDictionary<string, string?>> passVariables)
{
    private const int Failed = 2;
    private const string Memory = "The extension used more memory than the container has (driverConfig.memory says how much).";

    /// <summary>Runs it.</summary>
    /// <param name="go">Says when the request is there; null when it is.</param>
    public async Task<int> RunAsync(Stream? go)
    {
        // An assembly is loaded without running any of it, so that this need not wait.
        var extension = new LoadedExtension(new ModuleRef(Path.Combine(folder, "extension", "extension.dll"), "container", "extension"));
        if (go is not null && !await IsWantedAsync(go))
        {
            return 0;
        }

        var request = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "request.json"))) as JsonObject ?? throw new InvalidDataException("request.json holds no object.");
        using var results = new ResultWriter(resultPath);
        await using var errors = Console.OpenStandardError();
        using var call = new RunnerCall(1, (string?)request["traceHeaders"]?["traceparent"], new RecordedEngine(request, results, errors));
        CallConsole.Install();
        passVariables((request["traceHeaders"] as JsonObject ?? []).ToDictionary(static h => h.Key.ToUpperInvariant(), static h => (string?)h.Value, StringComparer.Ordinal));

        // Ending a container asks its first process to end: the method hears of it, and has the time that is left.
        using var ending = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            call.Cancel();
        });
        var end = await EndAsync(extension, request, call);
        results.Add(end);
        return end.ContainsKey("error") ? Failed : 0;
    }

    private static async Task<bool> IsWantedAsync(Stream go)
    {
        var first = new byte[1];
        return await go.ReadAsync(first) > 0;
    }

    private async Task<JsonObject> EndAsync(LoadedExtension extension, JsonObject request, RunnerCall call)
    {
        CallConsole.Current = call;
        try
        {
            var answer = await MethodCalls.ExecuteAsync(extension, Parameters(request), call);
            return new JsonObject { ["t"] = "end", ["returned"] = answer?["dataHandles"]?.DeepClone() };
        }
        catch (Exception exception)
        {
            return new JsonObject { ["t"] = "end", ["error"] = RunnerErrors.Describe(exception, call, Memory) };
        }
        finally
        {
            CallConsole.Flush(call);
            call.End();
        }
    }

    private JsonObject Parameters(JsonObject request) => new()
    {
        ["method"] = request["methodName"]?.DeepClone(),
        ["arguments"] = request["methodArgs"]?.DeepClone(),
        ["context"] = new JsonObject
        {
            ["repoDir"] = folder,
            ["modelType"] = request["modelType"]?.DeepClone(),
            ["modelId"] = request["modelId"]?.DeepClone(),
            ["methodName"] = request["methodName"]?.DeepClone(),
            ["globalArgs"] = request["globalArgs"]?.DeepClone(),
            ["unresolvedGlobals"] = request["unresolvedGlobals"]?.DeepClone(),
            ["methodArgs"] = request["givenArgs"]?.DeepClone(),
            ["definition"] = request["definitionMeta"]?.DeepClone(),
            ["tags"] = request["tags"]?.DeepClone(),
            ["filesRoot"] = request["filesRoot"]?.DeepClone(),
            ["filesInstalled"] = request["filesInstalled"]?.DeepClone(),
            ["scratch"] = Path.Combine(Path.GetTempPath(), "swamp"),
        },
    };
}
