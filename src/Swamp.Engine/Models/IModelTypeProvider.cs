namespace Swamp.Engine.Models;

/// <summary>A source of model types: the built-in ones, extensions.</summary>
public interface IModelTypeProvider
{
    /// <summary>Names of all types of this source, in a stable order, without loading any of them.</summary>
    ValueTask<IReadOnlyList<ModelTypeName>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The type of that name, or null when this source does not have it.</summary>
    ValueTask<ModelType?> FindAsync(ModelTypeName name, CancellationToken cancellationToken);

    /// <summary>Why a type that this source does not have is missing, as a sentence with the file and the cause; null when nothing here has to do with it.</summary>
    ValueTask<string?> ExplainAsync(ModelTypeName name, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);
}
