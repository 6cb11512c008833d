using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Definitions;

/// <summary>
/// Definitions as files: those of people under <c>models/</c> (REPO-6), those of direct execution in the datastore (DEF-10). Reading takes
/// no lock; every write happens under one lock per repository, which is what makes names unique across types (DEF-5).
/// </summary>
public sealed class FileDefinitionStore : IDefinitionStore
{
    private readonly RepositoryLayout layout;
    private readonly TimeProvider clock;
    private readonly DefinitionPaths paths;
    private readonly DefinitionFiles made;
    private readonly DefinitionFiles automatic;

    /// <summary>Creates the store of a repository; touches nothing.</summary>
    public FileDefinitionStore(RepositoryLayout layout, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(layout);
        this.layout = layout;
        this.clock = clock;
        paths = new DefinitionPaths(layout);
        made = new DefinitionFiles(layout.Models, layout.Root, autoCreated: false, paths);
        automatic = new DefinitionFiles(layout.AutoDefinitions, layout.DatastoreRoot, autoCreated: true, paths);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredDefinition?> FindAsync(string nameOrId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(nameOrId);
        var broken = new List<SwampException>();
        var search = new DefinitionSearch(nameOrId, paths, broken);
        var found = await search.ByNameAsync(made, cancellationToken)
            ?? await search.ByNameAsync(automatic, cancellationToken)
            ?? await search.ByIdAsync(made, cancellationToken)
            ?? await search.ByIdAsync(automatic, cancellationToken);
        if (found is not null)
        {
            await search.RequireUniqueAsync(found, [made, automatic], cancellationToken);
        }

        return found is null && broken.Count > 0 ? throw broken[0] : found;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredDefinition>> ListAsync(
        bool includeAutoCreated, Action<string, SwampError>? onBroken, CancellationToken cancellationToken)
    {
        var all = new List<StoredDefinition>();
        foreach (var files in includeAutoCreated ? new[] { made, automatic } : [made])
        {
            foreach (var path in files.List(onBroken))
            {
                try
                {
                    all.Add(await files.ReadAsync(path, cancellationToken));
                }
                catch (SwampException exception) when (exception.Code == ErrorCodes.NotFound)
                {
                    // Deleted since the folder was read.
                }
                catch (SwampException exception)
                {
                    onBroken?.Invoke(path, exception.Error);
                }
            }
        }

        // List.Sort is not stable; names that stand twice are told apart by their files.
        all.Sort(static (a, b) => string.CompareOrdinal(a.Definition.Name, b.Definition.Name) is not 0 and var order ? order : string.CompareOrdinal(a.Path, b.Path));
        return all;
    }

    /// <inheritdoc/>
    public string? HintForMissing() => LegacyLayout.HintFor(layout.Root, "models");

    /// <inheritdoc/>
    public async ValueTask<StoredDefinition> AddAsync(Definition definition, bool autoCreated, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var text = Checked(definition);
        return await GuardAsync(
            async () =>
            {
                if (await FindByNameAsync(definition.Name, cancellationToken) is { } taken)
                {
                    throw NameTaken(taken, layout);
                }

                // A file of that name may hold a definition of another one; it is not ours to replace.
                var path = autoCreated ? paths.IdPathOf(definition, autoCreated) : paths.PathOf(definition);
                if (File.Exists(path))
                {
                    path = paths.IdPathOf(definition, autoCreated);
                }

                await WriteAsync(path, text, autoCreated, cancellationToken);
                return new StoredDefinition(definition, path, autoCreated);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredDefinition> UpdateAsync(StoredDefinition stored, Definition changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(changed);
        Checked(changed);
        return await GuardAsync(
            async () =>
            {
                await RequirePresentAsync(stored, changed.Name, cancellationToken);
                var current = await FilesOf(stored).ParseAsync(stored.Path, cancellationToken);
                var updated = DefinitionWriter.Update(current, stored.Definition, changed);
                var result = DefinitionReader.Read(updated, paths.Shown(stored.Path), paths.TypeOf(stored.Path, stored.AutoCreated));
                var path = MoveIfMisplaced(stored, result);
                if (!ReferenceEquals(current, updated))
                {
                    await WriteAsync(path, updated.Text, stored.AutoCreated, cancellationToken);
                }

                return stored with { Definition = result, Path = path };
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<string> ReadTextAsync(StoredDefinition stored, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        try
        {
            return await FileContent.TextAsync(stored.Path, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Gone(stored);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", paths.Shown(stored.Path), exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StoredDefinition> ReplaceTextAsync(
        StoredDefinition stored, string yaml, string? expectedYaml, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(yaml);
        var result = DefinitionReader.Read(yaml, paths.Shown(stored.Path), paths.TypeOf(stored.Path, stored.AutoCreated));
        if (!string.Equals(result.Id, stored.Definition.Id, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The text has the id {result.Id}, the definition {stored.Definition.Id}.", nameof(yaml));
        }

        return await GuardAsync(
            async () =>
            {
                await RequirePresentAsync(stored, result.Name, cancellationToken);
                if (expectedYaml is not null && !string.Equals(await ReadTextAsync(stored, cancellationToken), expectedYaml, StringComparison.Ordinal))
                {
                    throw new SwampException(
                        ErrorCodes.Conflict,
                        $"{paths.Shown(stored.Path)} was changed by somebody else meanwhile.",
                        $"swamp model edit {stored.Definition.Name}");
                }

                var path = MoveIfMisplaced(stored, result);
                await WriteAsync(path, yaml, stored.AutoCreated, cancellationToken);
                return stored with { Definition = result, Path = path };
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(StoredDefinition stored, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        await GuardAsync(
            () =>
            {
                if (!File.Exists(stored.Path))
                {
                    throw Gone(stored);
                }

                if (DefinitionFiles.Head(stored.Path).Id is { } id && id != stored.Definition.Id)
                {
                    throw Gone(stored);
                }

                File.Delete(stored.Path);
                return ValueTask.FromResult(stored);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<BrokenDefinition?> FindBrokenAsync(string nameOrId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(nameOrId);
        foreach (var path in made.List(onBroken: null))
        {
            var head = DefinitionFiles.Head(path);
            if (!Path.GetFileNameWithoutExtension(path.AsSpan()).Equals(nameOrId, StringComparison.OrdinalIgnoreCase)
                && head.Name != nameOrId && !string.Equals(head.Id, nameOrId, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            try
            {
                await made.ReadAsync(path, cancellationToken);
            }
            catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidDefinition or ErrorCodes.InvalidDocument)
            {
                var type = DefinitionFiles.HeadType(path) ?? paths.TypeOf(path, autoCreated: false);
                return new BrokenDefinition(path, head.Name, Guid.TryParseExact(head.Id, "D", out _) ? head.Id : null, type, await ReadRawAsync(path, cancellationToken), exception.Error);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask<StoredDefinition> MendAsync(BrokenDefinition broken, string yaml, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(broken);
        var result = DefinitionReader.Read(yaml, paths.Shown(broken.Path), paths.TypeOf(broken.Path, autoCreated: false));
        var mended = new StoredDefinition(result, broken.Path, AutoCreated: false);
        return GuardAsync(
            async () =>
            {
                await RequireUnchangedAsync(broken, cancellationToken);
                foreach (var other in await ListAsync(includeAutoCreated: true, onBroken: null, cancellationToken))
                {
                    if (DefinitionConflicts.Between(other, mended, paths) is { } conflict)
                    {
                        throw new SwampException(conflict);
                    }
                }

                await WriteAsync(broken.Path, yaml, autoCreated: false, cancellationToken);
                return mended;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(BrokenDefinition broken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(broken);
        await GuardAsync(
            async () =>
            {
                await RequireUnchangedAsync(broken, cancellationToken);
                File.Delete(broken.Path);
                return broken;
            },
            cancellationToken);
    }

    private async ValueTask RequireUnchangedAsync(BrokenDefinition broken, CancellationToken cancellationToken)
    {
        if (!File.Exists(broken.Path) || await ReadRawAsync(broken.Path, cancellationToken) != broken.Text)
        {
            throw new SwampException(ErrorCodes.Conflict, $"{paths.Shown(broken.Path)} was changed by somebody else meanwhile.", "swamp model validate");
        }
    }

    private async ValueTask<string> ReadRawAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await FileContent.TextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", paths.Shown(path), exception);
        }
    }

    private async ValueTask RequirePresentAsync(StoredDefinition stored, string newName, CancellationToken cancellationToken)
    {
        if (!File.Exists(stored.Path))
        {
            throw Gone(stored);
        }

        if (!string.Equals(stored.Definition.Name, newName, StringComparison.Ordinal) && await FindByNameAsync(newName, cancellationToken) is { } taken)
        {
            throw NameTaken(taken, layout);
        }
    }

    private async ValueTask<StoredDefinition?> FindByNameAsync(string name, CancellationToken cancellationToken)
    {
        var broken = new List<SwampException>();
        var search = new DefinitionSearch(name, paths, broken);
        var found = await search.ByNameAsync(made, cancellationToken) ?? await search.ByNameAsync(automatic, cancellationToken);
        return found is null && broken.Count > 0 ? throw broken[0] : found;
    }

    // Files named after an id, as old versions did, and files named after a former name or type go where they belong (REPO-6).
    private string MoveIfMisplaced(StoredDefinition stored, Definition result)
    {
        var wanted = stored.AutoCreated ? paths.IdPathOf(result, autoCreated: true) : paths.PathOf(result);
        var isOurs = stored.Path == paths.PathOf(stored.Definition) || Path.GetFileNameWithoutExtension(stored.Path) == stored.Definition.Id;
        if (!isOurs || wanted == stored.Path || File.Exists(wanted))
        {
            return stored.Path;
        }

        ContainedPath.Check(BoundaryOf(stored.AutoCreated), wanted);
        Directory.CreateDirectory(Path.GetDirectoryName(wanted)!);

        // Somebody may have put a file there since; theirs stays and ours keeps its old name.
        return ExclusiveMove.TryMove(stored.Path, wanted) ? wanted : stored.Path;
    }

    private Task WriteAsync(string path, string text, bool autoCreated, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(path, text, new AtomicFileOptions { Root = BoundaryOf(autoCreated) }, cancellationToken);

    private async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> write, CancellationToken cancellationToken)
    {
        try
        {
            using var local = await DefinitionMutex.AcquireAsync(Path.Combine(layout.Local, LockFile), clock, cancellationToken);
            using var shared = layout.Datastore == layout.Local
                ? null
                : await DefinitionMutex.AcquireAsync(Path.Combine(layout.Datastore, LockFile), clock, cancellationToken);
            return await write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("written", layout.Root, exception);
        }
    }

    private const string LockFile = "definitions.lock";

    private DefinitionFiles FilesOf(StoredDefinition stored) => stored.AutoCreated ? automatic : made;

    private string BoundaryOf(bool autoCreated) => autoCreated ? layout.DatastoreRoot : layout.Root;

    // What is written must be readable: the text goes through the reader before it goes to disk.
    private static string Checked(Definition definition)
    {
        if (DefinitionName.ProblemOnLoad(definition.Name) is { } problem)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"'{definition.Name}' cannot be the name of a definition: {problem}.", "Names look like 'web-server_1' or '@scope/name'.");
        }

        var text = DefinitionWriter.Write(definition);
        DefinitionReader.Read(text);
        return text;
    }

    /// <summary>The error for a name that is taken (DEF-5).</summary>
    public static SwampException NameTaken(StoredDefinition taken, RepositoryLayout layout)
    {
        ArgumentNullException.ThrowIfNull(taken);
        var where = new DefinitionPaths(layout).Shown(taken.Path);
        return new SwampException(
            ErrorCodes.ModelExists,
            $"Model already exists: {taken.Definition.Name} ({where}, {taken.Definition.Type.Normalized}). Names are unique across types.",
            $"swamp model get {taken.Definition.Name}");
    }

    private SwampException Gone(StoredDefinition stored) => new(
        ErrorCodes.ModelNotFound, $"Model not found: {stored.Definition.Name} ({paths.Shown(stored.Path)} was removed meanwhile).", "swamp model search");
}
