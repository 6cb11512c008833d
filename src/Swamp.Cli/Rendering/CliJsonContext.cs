using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Swamp.Operations.Events;

namespace Swamp.Cli.Rendering;

/// <summary>JSON shapes that belong to the command line itself.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(OperationEvent))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
