using System.Text.Json.Serialization;

namespace Swamp.Operations.Execution;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunMethodRequest))]
[JsonSerializable(typeof(RunMethodResult))]
[JsonSerializable(typeof(EvaluateModelRequest))]
[JsonSerializable(typeof(EvaluateModelResult))]
[JsonSerializable(typeof(EvaluateModelsRequest))]
[JsonSerializable(typeof(EvaluateModelsResult))]
[JsonSerializable(typeof(OutputRequest))]
[JsonSerializable(typeof(OutputResult))]
[JsonSerializable(typeof(OutputSearchRequest))]
[JsonSerializable(typeof(OutputSearchResult))]
[JsonSerializable(typeof(OutputDataRequest))]
[JsonSerializable(typeof(OutputDataResult))]
[JsonSerializable(typeof(OutputLogsRequest))]
[JsonSerializable(typeof(OutputLogsResult))]
[JsonSerializable(typeof(LogRequest))]
[JsonSerializable(typeof(LogResult))]
[JsonSerializable(typeof(CancelModelRequest))]
[JsonSerializable(typeof(CancelModelResult))]
[JsonSerializable(typeof(CancelModelsRequest))]
[JsonSerializable(typeof(CancelModelsResult))]
internal sealed partial class ExecutionJsonContext : JsonSerializerContext;
