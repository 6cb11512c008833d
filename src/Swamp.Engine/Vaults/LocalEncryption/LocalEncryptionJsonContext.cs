using System.Text.Json.Serialization;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>JSON shapes of what is kept beside secrets (VAULT-17).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SecretAnnotation))]
[JsonSerializable(typeof(RefreshHook))]
internal sealed partial class LocalEncryptionJsonContext : JsonSerializerContext;
