using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Execution;

/// <summary>Evaluated copies as files in the datastore.</summary>
public sealed class EvaluatedDefinitionFiles(RepositoryLayout layout) : IEvaluatedDefinitions
{
    /// <inheritdoc/>
    public async Task<string> SaveAsync(Definition evaluated, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evaluated);
        var path = PathOf(evaluated);
        await AtomicFile.WriteAsync(path, DefinitionWriter.Write(evaluated), new AtomicFileOptions { Root = layout.DatastoreRoot }, cancellationToken);
        return path;
    }

    /// <inheritdoc/>
    public async Task<Definition> LoadAsync(Definition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var path = PathOf(definition);
        if (!File.Exists(path))
        {
            throw new SwampException(
                ErrorCodes.NoEvaluatedDefinition,
                $"'{definition.Name}' has not been evaluated yet.",
                $"swamp model evaluate {definition.Name}");
        }

        return DefinitionReader.Read(await File.ReadAllTextAsync(path, cancellationToken), path, definition.Type);
    }

    private string PathOf(Definition definition) => Path.Combine(
        layout.EvaluatedDefinitions,
        definition.Type.Normalized,
        (definition.Name.AsSpan().IndexOfAny('/', '\\') < 0 ? definition.Name : definition.Id) + ".yaml");
}
