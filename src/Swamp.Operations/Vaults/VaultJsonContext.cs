using System.Text.Json.Serialization;

namespace Swamp.Operations.Vaults;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnnotateSecretRequest))]
[JsonSerializable(typeof(AnnotateSecretResult))]
[JsonSerializable(typeof(AuditTrailRequest))]
[JsonSerializable(typeof(AuditTrailResult))]
[JsonSerializable(typeof(CreateVaultRequest))]
[JsonSerializable(typeof(CreateVaultResult))]
[JsonSerializable(typeof(DeleteSecretRequest))]
[JsonSerializable(typeof(DeleteSecretResult))]
[JsonSerializable(typeof(DescribeVaultResult))]
[JsonSerializable(typeof(DoctorSecretsRequest))]
[JsonSerializable(typeof(DoctorSecretsResult))]
[JsonSerializable(typeof(DoctorVaultsRequest))]
[JsonSerializable(typeof(DoctorVaultsResult))]
[JsonSerializable(typeof(EditVaultRequest))]
[JsonSerializable(typeof(EditVaultResult))]
[JsonSerializable(typeof(GetVaultRequest))]
[JsonSerializable(typeof(GetVaultResult))]
[JsonSerializable(typeof(GetVaultSourceRequest))]
[JsonSerializable(typeof(GetVaultSourceResult))]
[JsonSerializable(typeof(InspectSecretResult))]
[JsonSerializable(typeof(ListKeysRequest))]
[JsonSerializable(typeof(ListKeysResult))]
[JsonSerializable(typeof(MigrateVaultRequest))]
[JsonSerializable(typeof(MigrateVaultResult))]
[JsonSerializable(typeof(PutSecretRequest))]
[JsonSerializable(typeof(PutSecretResult))]
[JsonSerializable(typeof(ReadSecretResult))]
[JsonSerializable(typeof(SearchVaultTypesRequest))]
[JsonSerializable(typeof(SearchVaultTypesResult))]
[JsonSerializable(typeof(SearchVaultsRequest))]
[JsonSerializable(typeof(SearchVaultsResult))]
[JsonSerializable(typeof(SecretRequest))]
internal sealed partial class VaultJsonContext : JsonSerializerContext;
