using System.Text.Json.Serialization;

namespace Swamp.Operations.Runs;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunHistoryRequest))]
[JsonSerializable(typeof(RunHistoryResult))]
[JsonSerializable(typeof(RunDoctorRequest))]
[JsonSerializable(typeof(RunDoctorResult))]
[JsonSerializable(typeof(RunGcRequest))]
[JsonSerializable(typeof(RunGcResult))]
internal sealed partial class RunJsonContext : JsonSerializerContext;
