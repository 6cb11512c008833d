using System.Text.Json.Serialization;

namespace Swamp.Operations.Audit;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditRecordRequest))]
[JsonSerializable(typeof(AuditRecordResult))]
[JsonSerializable(typeof(AuditListRequest))]
[JsonSerializable(typeof(AuditListResult))]
internal sealed partial class AuditJsonContext : JsonSerializerContext;
