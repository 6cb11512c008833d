using System.Text.Json.Serialization;

namespace Swamp.Operations.Agents;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AgentListRequest))]
[JsonSerializable(typeof(AgentListResult))]
[JsonSerializable(typeof(AgentSetupRequest))]
[JsonSerializable(typeof(AgentRemoveRequest))]
[JsonSerializable(typeof(AgentRemoveResult))]
internal sealed partial class AgentJsonContext : JsonSerializerContext;
