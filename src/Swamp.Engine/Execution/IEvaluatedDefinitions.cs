using Swamp.Engine.Definitions;

namespace Swamp.Engine.Execution;

/// <summary>The evaluated copies of definitions (DEF-11).</summary>
public interface IEvaluatedDefinitions
{
    /// <summary>Keeps a copy.</summary>
    /// <returns>Absolute path of the file.</returns>
    Task<string> SaveAsync(Definition evaluated, CancellationToken cancellationToken);

    /// <summary>The copy of a definition.</summary>
    /// <exception cref="Errors.SwampException"><see cref="Errors.ErrorCodes.NoEvaluatedDefinition"/> (RUN-14).</exception>
    Task<Definition> LoadAsync(Definition definition, CancellationToken cancellationToken);
}
