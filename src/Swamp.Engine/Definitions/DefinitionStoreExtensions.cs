using Swamp.Engine.Errors;
using Swamp.Engine.Values;

namespace Swamp.Engine.Definitions;

/// <summary>Short forms for looking definitions up.</summary>
public static class DefinitionStoreExtensions
{
    /// <summary>The definition of a name or id.</summary>
    /// <param name="store">Where to look.</param>
    /// <param name="nameOrId">Name or id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.ModelNotFound"/> with the nearest name (MOD-11, RUN-4), or the error of the file that was meant.
    /// </exception>
    public static async ValueTask<StoredDefinition> GetAsync(this IDefinitionStore store, string nameOrId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (await store.FindAsync(nameOrId, cancellationToken) is { } stored)
        {
            return stored;
        }

        var names = (await store.ListAsync(includeAutoCreated: true, onBroken: null, cancellationToken)).Select(static s => s.Definition.Name).ToList();
        throw new SwampException(
            ErrorCodes.ModelNotFound,
            $"Model not found: {nameOrId}{(Suggestions.DidYouMean(nameOrId, names) is { Length: > 0 } close ? "." + close : "")}",
            store.HintForMissing() ?? (names.Count == 0 ? "swamp model create <type> <name>" : "swamp model search"));
    }

    /// <summary>The definition of a name or id, or its file when that is broken: for those who mend or remove it.</summary>
    /// <param name="store">Where to look.</param>
    /// <param name="nameOrId">Name or id; of a broken file also the name of the file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One of the two.</returns>
    /// <exception cref="SwampException"><see cref="ErrorCodes.ModelNotFound"/> with the nearest name.</exception>
    public static async ValueTask<(StoredDefinition? Stored, BrokenDefinition? Broken)> GetOrBrokenAsync(
        this IDefinitionStore store, string nameOrId, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.GetAsync(nameOrId, cancellationToken), null);
        }
        catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidDefinition or ErrorCodes.InvalidDocument)
        {
            return await store.FindBrokenAsync(nameOrId, cancellationToken) is { } broken ? (null, broken) : throw new SwampException(exception.Error, exception);
        }
    }
}
