using System.Text.Json.Serialization;

namespace Swamp.Operations.Reports;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportSearchRequest))]
[JsonSerializable(typeof(ReportSearchResult))]
[JsonSerializable(typeof(ReportGetRequest))]
[JsonSerializable(typeof(ReportGetResult))]
[JsonSerializable(typeof(ReportDescribeRequest))]
[JsonSerializable(typeof(ReportDescribeResult))]
[JsonSerializable(typeof(ReportTypesRequest))]
[JsonSerializable(typeof(ReportTypesResult))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
