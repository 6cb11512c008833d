using System.Text.Json.Serialization;

namespace Swamp.Operations.Data;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DataGetRequest))]
[JsonSerializable(typeof(DataGetResult))]
[JsonSerializable(typeof(DataListRequest))]
[JsonSerializable(typeof(DataListResult))]
[JsonSerializable(typeof(DataVersionsRequest))]
[JsonSerializable(typeof(DataVersionsResult))]
[JsonSerializable(typeof(DataSearchRequest))]
[JsonSerializable(typeof(DataSearchResult))]
[JsonSerializable(typeof(QueryDataRequest))]
[JsonSerializable(typeof(QueryDataResult))]
[JsonSerializable(typeof(DataRenameRequest))]
[JsonSerializable(typeof(DataRenameResult))]
[JsonSerializable(typeof(DataDeleteRequest))]
[JsonSerializable(typeof(DataDeleteResult))]
[JsonSerializable(typeof(DataGcRequest))]
[JsonSerializable(typeof(DataGcResult))]
[JsonSerializable(typeof(DataPruneRequest))]
[JsonSerializable(typeof(DataPruneResult))]
internal sealed partial class DataJsonContext : JsonSerializerContext;
