using Swamp.Engine.Errors;

namespace Swamp.Engine.Definitions;

/// <summary>
/// One look-up. Files that should hold the definition by their name are read first; only when none does, the start of every file is looked
/// at, and only those are parsed whose start leaves it open or fits.
/// </summary>
/// <param name="wanted">Name or id.</param>
/// <param name="paths">Where things lie.</param>
/// <param name="broken">Collects errors of files that may have been meant.</param>
internal sealed class DefinitionSearch(string wanted, DefinitionPaths paths, List<SwampException> broken)
{
    private readonly Dictionary<DefinitionFiles, Listing> listings = [];

    public ValueTask<StoredDefinition?> ByNameAsync(DefinitionFiles files, CancellationToken cancellationToken) =>
        FindAsync(files, static head => head.Name, definition => string.Equals(definition.Name, wanted, StringComparison.Ordinal), cancellationToken);

    public ValueTask<StoredDefinition?> ByIdAsync(DefinitionFiles files, CancellationToken cancellationToken) => Guid.TryParseExact(wanted, "D", out _)
        ? FindAsync(files, static head => head.Id, definition => string.Equals(definition.Id, wanted, StringComparison.OrdinalIgnoreCase), cancellationToken)
        : default;

    /// <summary>
    /// Refuses a definition whose id another file has too, or whose name another file of its kind has: their data would mix (DEF-6).
    /// </summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.Conflict"/> naming both files.</exception>
    public async ValueTask RequireUniqueAsync(StoredDefinition found, IReadOnlyList<DefinitionFiles> everywhere, CancellationToken cancellationToken)
    {
        foreach (var files in everywhere)
        {
            foreach (var path in ListingOf(files).Paths)
            {
                if (path == found.Path)
                {
                    continue;
                }

                var (name, id) = await files.IdentityAsync(path, cancellationToken);
                if (string.Equals(id, found.Definition.Id, StringComparison.OrdinalIgnoreCase) || string.Equals(name, found.Definition.Name, StringComparison.Ordinal))
                {
                    await RequireUniqueAsync(found, files, path, cancellationToken);
                }
            }
        }
    }

    private async ValueTask RequireUniqueAsync(StoredDefinition found, DefinitionFiles files, string path, CancellationToken cancellationToken)
    {
        try
        {
            if (DefinitionConflicts.Between(found, await files.ReadAsync(path, cancellationToken), paths) is { } conflict)
            {
                throw new SwampException(conflict);
            }
        }
        catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidDefinition or ErrorCodes.InvalidDocument or ErrorCodes.FileSystem or ErrorCodes.NotFound)
        {
            // A broken file runs nothing, so it mixes nothing.
        }
    }

    private async ValueTask<StoredDefinition?> FindAsync(
        DefinitionFiles files, Func<(string? Name, string? Id), string?> field, Predicate<Definition> fits, CancellationToken cancellationToken)
    {
        var listing = ListingOf(files);
        var likely = listing.Paths.FindAll(path => Path.GetFileNameWithoutExtension(path.AsSpan()).Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (await OnlyOneAsync(files, likely, fits, isMeant: true, cancellationToken) is { } direct)
        {
            return direct;
        }

        var possible = new List<string>();
        foreach (var path in listing.Paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (field(listing.HeadOf(path)) is not { } value || string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase))
            {
                possible.Add(path);
            }
        }

        return await OnlyOneAsync(files, possible.Except(likely, StringComparer.Ordinal), fits, isMeant: false, cancellationToken);
    }

    private async ValueTask<StoredDefinition?> OnlyOneAsync(
        DefinitionFiles files, IEnumerable<string> candidates, Predicate<Definition> fits, bool isMeant, CancellationToken cancellationToken)
    {
        StoredDefinition? found = null;
        foreach (var path in candidates)
        {
            try
            {
                var stored = await files.ReadAsync(path, cancellationToken);
                if (fits(stored.Definition))
                {
                    found = found is null ? stored : throw new SwampException(DefinitionConflicts.Between(found, stored, paths)!);
                }
            }
            catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidDefinition or ErrorCodes.InvalidDocument or ErrorCodes.FileSystem or ErrorCodes.NotFound)
            {
                // Another broken file is no reason to fail; one that carries the name or the id is what the caller asked for.
                var head = DefinitionFiles.Head(path);
                if (exception.Code != ErrorCodes.NotFound && (isMeant || head.Name == wanted || head.Id == wanted))
                {
                    broken.Add(exception);
                }
            }
        }

        return found;
    }

    private Listing ListingOf(DefinitionFiles files)
    {
        if (!listings.TryGetValue(files, out var listing))
        {
            listing = new Listing(files.List(onBroken: null));
            listings.Add(files, listing);
        }

        return listing;
    }

    private sealed class Listing(List<string> paths)
    {
        private readonly Dictionary<string, (string? Name, string? Id)> heads = new(StringComparer.Ordinal);

        public List<string> Paths => paths;

        public (string? Name, string? Id) HeadOf(string path)
        {
            if (!heads.TryGetValue(path, out var head))
            {
                head = DefinitionFiles.Head(path);
                heads.Add(path, head);
            }

            return head;
        }
    }
}
