namespace Swamp.Sdk;

/// <summary>The definitions of the repository.</summary>
public interface IDefinitionRepository
{
    /// <summary>A definition; null when there is none.</summary>
    /// <param name="nameOrId">Its name or id.</param>
    /// <param name="type">Its type, when another one of the same name will not do.</param>
    Task<DefinitionInfo?> FindAsync(string nameOrId, ModelTypeName? type = null);

    /// <summary>The definitions of a type, or all.</summary>
    /// <param name="type">The type. Default: all.</param>
    Task<IReadOnlyList<DefinitionInfo>> ListAsync(ModelTypeName? type = null);
}
