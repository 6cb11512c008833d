using System.Text.Json.Serialization;

namespace Swamp.Engine.Vaults.Audit;

/// <summary>Shape of the lines of the audit trail.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VaultAuditEntry))]
internal sealed partial class VaultAuditJsonContext : JsonSerializerContext;
