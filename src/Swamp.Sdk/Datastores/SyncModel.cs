namespace Swamp.Sdk;

/// <summary>A model that a pull or push is about.</summary>
/// <param name="ModelType">Its type, such as <c>command/shell</c>.</param>
/// <param name="ModelId">Its id.</param>
public sealed record SyncModel(string ModelType, string ModelId);
