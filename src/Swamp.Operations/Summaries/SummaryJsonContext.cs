using System.Text.Json.Serialization;

namespace Swamp.Operations.Summaries;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SummaryRequest))]
[JsonSerializable(typeof(SummaryResult))]
internal sealed partial class SummaryJsonContext : JsonSerializerContext;
