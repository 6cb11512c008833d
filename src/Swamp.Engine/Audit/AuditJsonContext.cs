using System.Text.Json.Serialization;

namespace Swamp.Engine.Audit;

/// <summary>JSON shape of the lines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommandRecord))]
internal sealed partial class AuditJsonContext : JsonSerializerContext;
