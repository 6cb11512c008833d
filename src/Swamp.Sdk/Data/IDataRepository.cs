using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>The data of all models. A model is named by its name or by its id.</summary>
public interface IDataRepository
{
    /// <summary>The content of a version; null when there is none.</summary>
    /// <param name="type">The model's type.</param>
    /// <param name="model">Name or id of the model.</param>
    /// <param name="name">Name of the data item.</param>
    /// <param name="version">The version. Default: the latest.</param>
    Task<byte[]?> GetContentAsync(ModelTypeName type, string model, string name, int? version = null);

    /// <summary>A version; null when there is none.</summary>
    /// <param name="type">The model's type.</param>
    /// <param name="model">Name or id of the model.</param>
    /// <param name="name">Name of the data item.</param>
    /// <param name="version">The version. Default: the latest.</param>
    Task<DataVersion?> FindByNameAsync(ModelTypeName type, string model, string name, int? version = null);

    /// <summary>The latest versions of a model's data items.</summary>
    /// <param name="type">The model's type.</param>
    /// <param name="model">Name or id of the model.</param>
    Task<IReadOnlyList<DataVersion>> FindAllForModelAsync(ModelTypeName type, string model);

    /// <summary>The latest data of one specification of a model, as expressions see them.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="spec">Name of the specification.</param>
    Task<IReadOnlyList<JsonNode?>> FindBySpecAsync(string model, string spec);

    /// <summary>The latest versions of everything.</summary>
    Task<IReadOnlyList<OwnedData>> FindAllAsync();

    /// <summary>The numbers of the stored versions.</summary>
    /// <param name="type">The model's type.</param>
    /// <param name="model">Name or id of the model.</param>
    /// <param name="name">Name of the data item.</param>
    Task<IReadOnlyList<int>> ListVersionsAsync(ModelTypeName type, string model, string name);

    /// <summary>Removes a version, or the whole item; false when there is nothing to remove.</summary>
    /// <param name="type">The model's type.</param>
    /// <param name="model">Name or id of the model.</param>
    /// <param name="name">Name of the data item.</param>
    /// <param name="version">The version. Default: all.</param>
    Task<bool> DeleteAsync(ModelTypeName type, string model, string name, int? version = null);
}
