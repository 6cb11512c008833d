using System.Text.Json.Serialization;

namespace Swamp.Operations.Models;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SearchTypesRequest))]
[JsonSerializable(typeof(SearchTypesResult))]
[JsonSerializable(typeof(DescribeTypeRequest))]
[JsonSerializable(typeof(DescribeTypeResult))]
[JsonSerializable(typeof(DescribeMethodRequest))]
[JsonSerializable(typeof(DescribeMethodResult))]
[JsonSerializable(typeof(CreateModelRequest))]
[JsonSerializable(typeof(CreateModelResult))]
[JsonSerializable(typeof(GetModelRequest))]
[JsonSerializable(typeof(GetModelResult))]
[JsonSerializable(typeof(SearchModelsRequest))]
[JsonSerializable(typeof(SearchModelsResult))]
[JsonSerializable(typeof(GetModelSourceRequest))]
[JsonSerializable(typeof(GetModelSourceResult))]
[JsonSerializable(typeof(EditModelRequest))]
[JsonSerializable(typeof(EditModelResult))]
[JsonSerializable(typeof(DeleteModelRequest))]
[JsonSerializable(typeof(DeleteModelResult))]
[JsonSerializable(typeof(ValidateModelRequest))]
[JsonSerializable(typeof(ValidateModelResult))]
[JsonSerializable(typeof(ValidateModelsRequest))]
[JsonSerializable(typeof(ValidateModelsResult))]
[JsonSerializable(typeof(DataOutputSpecView))]
internal sealed partial class ModelJsonContext : JsonSerializerContext;
