using System.Text.Json.Serialization;

namespace Swamp.Cli.Help;

/// <summary>JSON shapes of the help.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HelpDocument))]
[JsonSerializable(typeof(TopicHelp))]
internal sealed partial class HelpJsonContext : JsonSerializerContext;
