using System.Text.Json.Serialization;

namespace Swamp.Operations.Extensions;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SourceAddRequest))]
[JsonSerializable(typeof(SourceRemoveRequest))]
[JsonSerializable(typeof(SourceListRequest))]
[JsonSerializable(typeof(SourceChangeResult))]
[JsonSerializable(typeof(SourceListResult))]
[JsonSerializable(typeof(DoctorExtensionsRequest))]
[JsonSerializable(typeof(DoctorExtensionsResult))]
internal sealed partial class ExtensionJsonContext : JsonSerializerContext;
