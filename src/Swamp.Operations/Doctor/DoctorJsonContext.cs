using System.Text.Json.Serialization;

namespace Swamp.Operations.Doctor;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DoctorAuditRequest))]
[JsonSerializable(typeof(DoctorAuditResult))]
[JsonSerializable(typeof(DoctorDataRequest))]
[JsonSerializable(typeof(DoctorDataResult))]
[JsonSerializable(typeof(DoctorInstallRequest))]
[JsonSerializable(typeof(DoctorInstallResult))]
[JsonSerializable(typeof(DoctorRequest))]
[JsonSerializable(typeof(DoctorResult))]
internal sealed partial class DoctorJsonContext : JsonSerializerContext;
