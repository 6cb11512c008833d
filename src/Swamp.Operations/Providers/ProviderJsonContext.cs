using System.Text.Json.Serialization;

namespace Swamp.Operations.Providers;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProviderTypesRequest))]
[JsonSerializable(typeof(ProviderTypesResult))]
[JsonSerializable(typeof(ProviderDescribeRequest))]
[JsonSerializable(typeof(ProviderDescribeResult))]
internal sealed partial class ProviderJsonContext : JsonSerializerContext;
