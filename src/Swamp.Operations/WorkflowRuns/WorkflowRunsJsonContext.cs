using System.Text.Json.Serialization;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunWorkflowRequest))]
[JsonSerializable(typeof(ResumeWorkflowRequest))]
[JsonSerializable(typeof(WorkflowRunResult))]
[JsonSerializable(typeof(DecideRequest))]
[JsonSerializable(typeof(DecideResult))]
[JsonSerializable(typeof(AttachRequest))]
[JsonSerializable(typeof(ApprovalsRequest))]
[JsonSerializable(typeof(ApprovalsResult))]
[JsonSerializable(typeof(CancelWorkflowRequest))]
[JsonSerializable(typeof(CancelWorkflowResult))]
[JsonSerializable(typeof(WorkflowHistoryRequest))]
[JsonSerializable(typeof(WorkflowLogRequest))]
[JsonSerializable(typeof(WorkflowLogResult))]
[JsonSerializable(typeof(RunSearchRequest))]
[JsonSerializable(typeof(RunSearchResult))]
internal sealed partial class WorkflowRunsJsonContext : JsonSerializerContext;
