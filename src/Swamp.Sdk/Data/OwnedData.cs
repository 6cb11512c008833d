namespace Swamp.Sdk;

/// <summary>A stored version and the model it belongs to.</summary>
/// <param name="ModelType">The model's type.</param>
/// <param name="ModelId">Id of the model's definition.</param>
/// <param name="Data">The version.</param>
public sealed record OwnedData(ModelTypeName ModelType, string ModelId, DataVersion Data);
