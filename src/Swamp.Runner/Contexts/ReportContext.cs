using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>The run that a report is about.</summary>
internal sealed class ReportContext(LoadedExtension extension, JsonObject given, RunnerCall call) : RepositoryContext(extension, given, call), IReportContext
{
    public ReportScope Scope { get; } = Enum.TryParse<ReportScope>((string?)given["scope"], ignoreCase: true, out var scope) ? scope : ReportScope.Method;

    public ModelTypeName ModelType { get; } = TypeName(given["modelType"]);

    public DefinitionInfo Definition { get; } = EngineJson.Definition(given["definition"])!;

    public string MethodName { get; } = (string?)given["methodName"] ?? "";

    public string ExecutionStatus { get; } = (string?)given["executionStatus"] ?? "";

    public string? ErrorMessage { get; } = (string?)given["errorMessage"];

    public JsonObject GlobalArguments { get; } = given["globalArgs"]?.DeepClone() as JsonObject ?? [];

    public JsonObject MethodArguments { get; } = given["methodArgs"]?.DeepClone() as JsonObject ?? [];

    public IReadOnlyList<DataHandle> DataHandles { get; } = EngineJson.List<DataHandle>(given["dataHandles"]);
}
