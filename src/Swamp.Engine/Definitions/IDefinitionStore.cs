namespace Swamp.Engine.Definitions;

/// <summary>The definitions of a repository.</summary>
public interface IDefinitionStore
{
    /// <summary>Looks a definition up by name, then by id (DEF-6).</summary>
    /// <returns>The definition, or null when there is none of that name or id.</returns>
    /// <exception cref="Errors.SwampException">The file of that name or id exists and is broken; the error has the place. <see cref="Errors.ErrorCodes.Conflict"/> when another
    /// file has its name or its id, naming both.</exception>
    ValueTask<StoredDefinition?> FindAsync(string nameOrId, CancellationToken cancellationToken);

    /// <summary>All readable definitions ordered by name; broken files are reported to <paramref name="onBroken"/> and left out (DEF-7).</summary>
    /// <param name="includeAutoCreated">Whether those of direct execution are included.</param>
    /// <param name="onBroken">Receives the path and the error of each file that cannot be read.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<StoredDefinition>> ListAsync(
        bool includeAutoCreated, Action<string, Errors.SwampError>? onBroken, CancellationToken cancellationToken);

    /// <summary>Says where definitions lie that are not read because an older version wrote them; null when there are none.</summary>
    string? HintForMissing();

    /// <summary>Writes a new definition; two writers of one name end with one winner and one error.</summary>
    /// <exception cref="Errors.SwampException"><see cref="Errors.ErrorCodes.ModelExists"/> when the name is taken.</exception>
    ValueTask<StoredDefinition> AddAsync(Definition definition, bool autoCreated, CancellationToken cancellationToken);

    /// <summary>Rewrites an existing definition, keeping comments, key order and everything untouched in its file.</summary>
    ValueTask<StoredDefinition> UpdateAsync(StoredDefinition stored, Definition changed, CancellationToken cancellationToken);

    /// <summary>The text of the file as it is now.</summary>
    /// <exception cref="Errors.SwampException"><see cref="Errors.ErrorCodes.ModelNotFound"/> when it was removed meanwhile.</exception>
    ValueTask<string> ReadTextAsync(StoredDefinition stored, CancellationToken cancellationToken);

    /// <summary>Replaces the text of the file; a new name or type moves it.</summary>
    /// <param name="stored">The definition.</param>
    /// <param name="yaml">The new text, a definition of the same id.</param>
    /// <param name="expectedYaml">The text that the file has to hold, so that nobody else's change is undone; null for any.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.SwampException">
    /// The text is no definition; <see cref="Errors.ErrorCodes.ModelExists"/> when its name is taken; <see cref="Errors.ErrorCodes.Conflict"/>
    /// when the file holds another text than expected.
    /// </exception>
    ValueTask<StoredDefinition> ReplaceTextAsync(StoredDefinition stored, string yaml, string? expectedYaml, CancellationToken cancellationToken);

    /// <summary>Removes the file.</summary>
    ValueTask DeleteAsync(StoredDefinition stored, CancellationToken cancellationToken);

    /// <summary>The file of a definition that cannot be read, by the name of the file or by a name or id that can still be told; null when there is none.</summary>
    ValueTask<BrokenDefinition?> FindBrokenAsync(string nameOrId, CancellationToken cancellationToken);

    /// <summary>Replaces the text of a broken file.</summary>
    /// <param name="broken">The file; its text has to be what the file still holds.</param>
    /// <param name="yaml">The new text.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.SwampException">
    /// The text is no definition; <see cref="Errors.ErrorCodes.Conflict"/> when its name or id is taken, or when the file was changed meanwhile.
    /// </exception>
    ValueTask<StoredDefinition> MendAsync(BrokenDefinition broken, string yaml, CancellationToken cancellationToken);

    /// <summary>Removes a broken file.</summary>
    /// <exception cref="Errors.SwampException"><see cref="Errors.ErrorCodes.Conflict"/> when it was changed meanwhile.</exception>
    ValueTask DeleteAsync(BrokenDefinition broken, CancellationToken cancellationToken);
}
