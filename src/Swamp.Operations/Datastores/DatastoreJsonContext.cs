using System.Text.Json.Serialization;

namespace Swamp.Operations.Datastores;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DatastoreStatusRequest))]
[JsonSerializable(typeof(DatastoreStatusResult))]
[JsonSerializable(typeof(DatastoreSyncRequest))]
[JsonSerializable(typeof(DatastoreSyncResult))]
[JsonSerializable(typeof(SetupFilesystemRequest))]
[JsonSerializable(typeof(SetupExtensionRequest))]
[JsonSerializable(typeof(DatastoreSetupResult))]
[JsonSerializable(typeof(LockStatusRequest))]
[JsonSerializable(typeof(LockStatusResult))]
[JsonSerializable(typeof(LockReleaseRequest))]
[JsonSerializable(typeof(LockReleaseResult))]
internal sealed partial class DatastoreJsonContext : JsonSerializerContext;
