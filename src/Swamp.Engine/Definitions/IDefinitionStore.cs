namespace Swamp.Engine.Definitions;

/// <summary>The definitions of a repository.</summary>
public interface IDefinitionStore
{
    /// <summary>Looks a definition up by name, then by id (DEF-6).</summary>
    /// <returns>The definition, or null when there is none of that name or id.</returns>
    /// <exception cref="Errors.SwampException">The file of that name or id exists and is broken; the error has the place.</exception>
    ValueTask<StoredDefinition?> FindAsync(string nameOrId, CancellationToken cancellationToken);

    /// <summary>All readable definitions ordered by name; broken files are reported to <paramref name="onBroken"/> and left out (DEF-7).</summary>
    /// <param name="includeAutoCreated">Whether those of direct execution are included.</param>
    /// <param name="onBroken">Receives the path and the error of each file that cannot be read.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<StoredDefinition>> ListAsync(
        bool includeAutoCreated, Action<string, Errors.SwampError>? onBroken, CancellationToken cancellationToken);

    /// <summary>Writes a new definition; two writers of one name end with one winner and one error.</summary>
    /// <exception cref="Errors.SwampException"><see cref="Errors.ErrorCodes.ModelExists"/> when the name is taken.</exception>
    ValueTask<StoredDefinition> AddAsync(Definition definition, bool autoCreated, CancellationToken cancellationToken);

    /// <summary>Rewrites an existing definition, keeping comments, key order and everything untouched in its file.</summary>
    ValueTask<StoredDefinition> UpdateAsync(StoredDefinition stored, Definition changed, CancellationToken cancellationToken);

    /// <summary>Removes the file.</summary>
    ValueTask DeleteAsync(StoredDefinition stored, CancellationToken cancellationToken);
}
