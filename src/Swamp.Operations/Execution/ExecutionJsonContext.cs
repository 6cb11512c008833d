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
[JsonSerializable(typeof(OutputRequest))]
[JsonSerializable(typeof(OutputResult))]
[JsonSerializable(typeof(OutputSearchRequest))]
[JsonSerializable(typeof(OutputSearchResult))]
[JsonSerializable(typeof(OutputDataRequest))]
[JsonSerializable(typeof(OutputDataResult))]
[JsonSerializable(typeof(LogRequest))]
[JsonSerializable(typeof(LogResult))]
[JsonSerializable(typeof(CancelModelRequest))]
[JsonSerializable(typeof(CancelModelResult))]
internal sealed partial class ExecutionJsonContext : JsonSerializerContext;
