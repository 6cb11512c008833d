using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>What a check, and a method, knows about its model.</summary>
internal class CheckContext(LoadedExtension extension, JsonObject given, RunnerCall call) : RepositoryContext(extension, given, call), ICheckContext
{
    public ModelTypeName ModelType { get; } = TypeName(given["modelType"]);

    public DefinitionInfo Definition { get; } = EngineJson.Definition(given["definition"])!;

    public string MethodName { get; } = (string?)given["methodName"] ?? "";

    public JsonObject GlobalArguments { get; } = given["globalArgs"]?.DeepClone() as JsonObject ?? [];

    public IReadOnlyDictionary<string, string> UnresolvedGlobalArguments { get; } = EngineJson.Map(given["unresolvedGlobals"]);

    public JsonObject GivenArguments { get; } = given["methodArgs"]?.DeepClone() as JsonObject ?? [];

    public IReadOnlyDictionary<string, string> Tags { get; } = EngineJson.Map(given["tags"]);

    public string? TraceParent => Call.TraceParent;

    public Task<JsonNode?> ReadResourceAsync(string name, int? version = null) =>
        Call.AskValueAsync("readResource", new JsonObject { ["name"] = name, ["version"] = version });

    public async Task<T?> ReadResourceAsync<T>(string name, int? version = null) => Extension.Json.Read<T>(await ReadResourceAsync(name, version));

    public async Task<IReadOnlyList<JsonNode?>> ReadModelDataAsync(string model, string? spec = null) =>
        Nodes(await Call.AskValueAsync("readModelData", new JsonObject { ["model"] = model, ["spec"] = spec }));

    public string ExtensionFile(string relativePath) => ExtensionFiles.Find(Given, ModelType.Raw, relativePath);

    public async Task<ModelRunResult> RunModelAsync(ModelRunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = new JsonObject
        {
            ["definition"] = request.Definition,
            ["modelType"] = request.ModelType,
            ["name"] = request.Name,
            ["method"] = request.Method,
            ["arguments"] = Extension.Json.Write(request.Arguments, "The request of RunModelAsync"),
        };
        foreach (var absent in options.Where(static o => o.Value is null).Select(static o => o.Key).ToList())
        {
            options.Remove(absent);
        }

        var answer = await Call.AskValueAsync("runModel", new JsonObject { ["options"] = options });
        return new ModelRunResult { IsOk = (bool?)answer?["ok"] ?? false, Error = (string?)answer?["error"]?["message"], Resources = EngineJson.List<DataHandle>(answer?["resources"]) };
    }

    public Task<GateResult> ApproveWorkflowGateAsync(GateDecision decision) => DecideAsync(decision, approve: true);

    public Task<GateResult> RejectWorkflowGateAsync(GateDecision decision) => DecideAsync(decision, approve: false);

    private async Task<GateResult> DecideAsync(GateDecision decision, bool approve)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var answer = await Call.AskValueAsync("workflowGate", new JsonObject
        {
            ["workflowIdOrName"] = decision.Workflow,
            ["stepName"] = decision.StepName,
            ["runId"] = decision.RunId,
            ["reason"] = decision.Reason,
            ["approve"] = approve,
        });
        return new GateResult((bool?)answer?["ok"] ?? false, (string?)answer?["error"]?["message"])
        {
            RunId = (string?)answer?["runId"],
            WorkflowName = (string?)answer?["workflowName"],
            StepName = (string?)answer?["stepName"],
            IsApproved = (bool?)answer?["approved"] ?? false,
            DecidedBy = (string?)answer?["decidedBy"],
        };
    }
}
