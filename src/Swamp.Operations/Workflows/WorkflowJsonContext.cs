using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Swamp.Operations.Workflows;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkflowRequest))]
[JsonSerializable(typeof(CreateWorkflowRequest))]
[JsonSerializable(typeof(CreateWorkflowResult))]
[JsonSerializable(typeof(GetWorkflowResult))]
[JsonSerializable(typeof(WorkflowSourceResult))]
[JsonSerializable(typeof(EditWorkflowRequest))]
[JsonSerializable(typeof(EditWorkflowResult))]
[JsonSerializable(typeof(DeleteWorkflowRequest))]
[JsonSerializable(typeof(DeleteWorkflowResult))]
[JsonSerializable(typeof(ValidateWorkflowResult))]
[JsonSerializable(typeof(ValidateWorkflowsRequest))]
[JsonSerializable(typeof(ValidateWorkflowsResult))]
[JsonSerializable(typeof(EvaluateWorkflowRequest))]
[JsonSerializable(typeof(EvaluatedWorkflowView))]
[JsonSerializable(typeof(EvaluateWorkflowsRequest))]
[JsonSerializable(typeof(EvaluateWorkflowsResult))]
[JsonSerializable(typeof(WorkflowSchemasRequest))]
[JsonSerializable(typeof(DoctorWorkflowsRequest))]
[JsonSerializable(typeof(DoctorWorkflowsResult))]
[JsonSerializable(typeof(SearchWorkflowsRequest))]
[JsonSerializable(typeof(SearchWorkflowsResult))]
[JsonSerializable(typeof(TriggerSetRequest))]
[JsonSerializable(typeof(TriggerSetResult))]
[JsonSerializable(typeof(TriggerGetResult))]
[JsonSerializable(typeof(TriggerRemoveResult))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class WorkflowJsonContext : JsonSerializerContext;
