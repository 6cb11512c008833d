using System.Text.Json.Serialization;

namespace Swamp.Host.Stdio;

/// <summary>JSON shapes of the lines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StdioCall))]
[JsonSerializable(typeof(StdioAnswer))]
internal sealed partial class StdioJsonContext : JsonSerializerContext;
