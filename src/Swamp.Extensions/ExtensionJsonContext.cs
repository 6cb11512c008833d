using System.Text.Json.Serialization;
using Swamp.Engine.Identity;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions;

/// <summary>Shapes of the caches on disk.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcTimeConverter)],
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Dictionary<string, SourceFacts>))]
[JsonSerializable(typeof(DescribedExtension))]
[JsonSerializable(typeof(PackageMetadata))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ExtensionJsonContext : JsonSerializerContext;
