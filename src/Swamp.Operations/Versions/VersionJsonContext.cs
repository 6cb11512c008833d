using System.Text.Json.Serialization;

namespace Swamp.Operations.Versions;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VersionRequest))]
[JsonSerializable(typeof(VersionResult))]
internal sealed partial class VersionJsonContext : JsonSerializerContext;
