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
        var text = DefinitionWriter.Write(evaluated);
        if (!await HoldsAsync(path, text, cancellationToken))
        {
            await AtomicFile.WriteAsync(path, text, new AtomicFileOptions { Root = layout.DatastoreRoot }, cancellationToken);
        }

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

        return DefinitionReader.Read(await FileContent.TextAsync(path, cancellationToken), path, definition.Type);
    }

    /// <summary>Most runs evaluate to what the last one did; reading that is several times cheaper than replacing it.</summary>
    private static async Task<bool> HoldsAsync(string path, string text, CancellationToken cancellationToken)
    {
        try
        {
            return string.Equals(await FileContent.TextAsync(path, cancellationToken), text, StringComparison.Ordinal);
        }
        catch (Exception exception) when (FileErrors.IsRefusal(exception))
        {
            // Not there, or not readable: writing it says what is wrong.
            return false;
        }
    }

    private string PathOf(Definition definition) => Path.Combine(
        layout.EvaluatedDefinitions,
        definition.Type.Normalized,
        (definition.Name.AsSpan().IndexOfAny('/', '\\') < 0 ? definition.Name : definition.Id) + ".yaml");
}
