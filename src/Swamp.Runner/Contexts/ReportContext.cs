using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>What a report may use.</summary>
internal sealed class ReportContext(LoadedExtension extension, JsonObject given, RunnerCall call) : RepositoryContext(extension, given, call), IReportContext
{
    public ReportScope Scope { get; } = Enum.TryParse<ReportScope>((string?)given["scope"], ignoreCase: true, out var scope) ? scope : ReportScope.Method;

    public WorkflowRunInfo? Workflow { get; } = given["workflowRunId"] is null
        ? null
        : new WorkflowRunInfo
        {
            Id = (string?)given["workflowId"] ?? "",
            RunId = (string?)given["workflowRunId"] ?? "",
            Name = (string?)given["workflowName"] ?? "",
            Status = (string?)given["workflowStatus"] ?? "",
            Inputs = given["inputs"]?.DeepClone() as JsonObject ?? [],
        };

    public IReadOnlyList<StepInfo> Steps { get; } = EngineJson.List<StepInfo>(given["stepExecutions"]);

    public ModelTypeName ModelType => Workflow is null ? TypeName(Given["modelType"]) : throw OfWorkflow(nameof(ModelType), nameof(StepInfo.ModelType));

    public DefinitionInfo Definition => Workflow is null ? EngineJson.Definition(Given["definition"])! : throw OfWorkflow(nameof(Definition), nameof(StepInfo.ModelName));

    public string MethodName => Workflow is null ? (string?)Given["methodName"] ?? "" : throw OfWorkflow(nameof(MethodName), nameof(StepInfo.MethodName));

    public string ExecutionStatus => Workflow?.Status ?? (string?)Given["executionStatus"] ?? "";

    public string? ErrorMessage { get; } = (string?)given["errorMessage"];

    public JsonObject GlobalArguments { get; } = given["globalArgs"]?.DeepClone() as JsonObject ?? [];

    public JsonObject MethodArguments { get; } = given["methodArgs"]?.DeepClone() as JsonObject ?? [];

    public IReadOnlyList<DataHandle> DataHandles => field ??= Workflow is null ? EngineJson.List<DataHandle>(Given["dataHandles"]) : [.. Steps.SelectMany(static s => s.DataHandles)];

    public IReadOnlyList<OutputSpecInfo> OutputSpecs { get; } = EngineJson.List<OutputSpecInfo>(given["outputSpecs"]);

    public string ExtensionFile(string relativePath) => ExtensionFiles.Find(Given, Path.GetFileName(Extension.Source), relativePath);

    public JsonObject HideSensitive(JsonObject arguments, bool areGlobal = false)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var copy = (JsonObject)arguments.DeepClone();
        foreach (var name in (Given["sensitive"]?[areGlobal ? "global" : "method"] as JsonArray ?? []).Select(static n => (string?)n).OfType<string>().Where(copy.ContainsKey))
        {
            copy[name] = "***";
        }

        return copy;
    }

    private static InvalidOperationException OfWorkflow(string member, string instead) =>
        new($"{member} tells of one method, and this report is about a workflow: each of Steps has {instead}.");
}
