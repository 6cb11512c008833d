using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Swamp.Operations.Schemas;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DefinitionSchemaRequest))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SchemaJsonContext : JsonSerializerContext;
