using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Workflows;

/// <summary>
/// Workflows as files in <c>workflows/</c> and, read-only, in the folders of extensions. Reading takes no lock; every write happens under
/// one lock per repository, which is what makes names unique.
/// </summary>
public sealed class FileWorkflowStore : IWorkflowStore
{
    private const string LockFile = "workflows.lock";

    private readonly RepositoryLayout layout;
    private readonly TimeProvider clock;
    private readonly WorkflowFiles files;

    /// <summary>Creates the store of a repository; touches nothing.</summary>
    /// <param name="layout">Where everything of the repository lies.</param>
    /// <param name="clock">Time.</param>
    /// <param name="extensionFolder">Folder of the repository's own extension workflows; null for <c>extensions/workflows</c>.</param>
    /// <param name="otherFiles">Absolute paths of further files, of local sources; looked up whenever extensions are. Null for none.</param>
    /// <param name="verify">Makes sure that a file of an extension is what was pulled, before it is used; throws when it is not. Null for no check.</param>
    public FileWorkflowStore(
        RepositoryLayout layout,
        TimeProvider clock,
        string? extensionFolder = null,
        Func<IReadOnlyList<string>>? otherFiles = null,
        Func<string, CancellationToken, ValueTask>? verify = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        this.layout = layout;
        this.clock = clock;
        files = new WorkflowFiles(layout, Path.GetFullPath(extensionFolder ?? Path.Combine("extensions", "workflows"), layout.Root), otherFiles, verify);
    }

    /// <inheritdoc/>
    public ValueTask<StoredWorkflow?> FindAsync(string nameOrId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(nameOrId);
        return new WorkflowSearch(files, nameOrId).RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredWorkflow>> ListAsync(Action<string, SwampError>? onBroken, CancellationToken cancellationToken)
    {
        var all = new List<StoredWorkflow>();
        await ReadAllAsync(files.Own(), isReadOnly: false, all, onBroken, cancellationToken);
        var extensions = new List<StoredWorkflow>();
        await ReadAllAsync(files.OfExtensions(), isReadOnly: true, extensions, onBroken, cancellationToken);

        // What the repository holds itself hides what an extension brings under the same name, and earlier folders hide later ones (WF-5).
        var names = all.Select(static stored => stored.Workflow.Name).ToHashSet(StringComparer.Ordinal);
        all.AddRange(extensions.Where(stored => names.Add(stored.Workflow.Name)));
        all.Sort(static (a, b) => string.CompareOrdinal(a.Workflow.Name, b.Workflow.Name) is not 0 and var order ? order : string.CompareOrdinal(a.Path, b.Path));
        return all;
    }

    /// <inheritdoc/>
    public string? HintFor(string nameOrId) => files.Overlooked().Where(file => file.IsMeantBy(nameOrId)).Select(static file => file.Hint).FirstOrDefault()
        ?? LegacyLayout.HintFor(layout.Root, "workflows");

    /// <inheritdoc/>
    public IReadOnlyList<OverlookedFile> ListOverlooked() => files.Overlooked();

    /// <inheritdoc/>
    public ValueTask<string?> FindTwinAsync(StoredWorkflow stored, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return ValueTask.FromResult(stored.IsReadOnly
            ? null
            : files.Own().FirstOrDefault(path => path != stored.Path && string.Equals(WorkflowFiles.Head(path).Id, stored.Workflow.Id, StringComparison.OrdinalIgnoreCase)));
    }

    /// <inheritdoc/>
    public ValueTask<StoredWorkflow> AddAsync(Workflow workflow, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var text = Checked(workflow);
        return GuardAsync(
            async () =>
            {
                await RequireFreeAsync(workflow.Name, cancellationToken);

                // A file of that name may hold a workflow of another one; it is not ours to replace.
                var path = files.PathOf(workflow) is var named && File.Exists(named) ? files.IdPathOf(workflow) : named;
                await WriteAsync(path, text, cancellationToken);
                return WorkflowFiles.Of(workflow, path, text, isReadOnly: false);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StoredWorkflow> UpdateAsync(StoredWorkflow stored, Workflow changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(changed);
        RequireWritable(stored);
        Checked(changed);
        return GuardAsync(
            async () =>
            {
                await RequirePresentAsync(stored, changed.Name, cancellationToken);
                var current = await YamlDocument.LoadAsync(stored.Path, files.Shown(stored.Path), null, cancellationToken);
                var updated = WorkflowWriter.Update(current, stored.Workflow, changed);
                return await PutAsync(stored, WorkflowReader.Read(updated, files.Shown(stored.Path)), updated.Text, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StoredWorkflow> ReplaceTextAsync(StoredWorkflow stored, string yaml, string? expectedHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(yaml);
        RequireWritable(stored);
        var result = WorkflowReader.Read(yaml, files.Shown(stored.Path));
        if (!string.Equals(result.Id, stored.Workflow.Id, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The text has the id {result.Id}, the workflow {stored.Workflow.Id}.", nameof(yaml));
        }

        return GuardAsync(
            async () =>
            {
                await RequirePresentAsync(stored, result.Name, cancellationToken);
                if (expectedHash is not null)
                {
                    var current = await YamlDocument.LoadAsync(stored.Path, files.Shown(stored.Path), null, cancellationToken);
                    if (WorkflowFiles.Of(result, stored.Path, current.Text, isReadOnly: false).Hash != expectedHash)
                    {
                        throw new SwampException(
                            ErrorCodes.Conflict,
                            $"{files.Shown(stored.Path)} was changed by somebody else meanwhile.",
                            $"swamp workflow edit {stored.Workflow.Name}");
                    }
                }

                return await PutAsync(stored, result, yaml, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(StoredWorkflow stored, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        RequireWritable(stored);
        await GuardAsync(
            () =>
            {
                if (!File.Exists(stored.Path) || (WorkflowFiles.Head(stored.Path).Id is { } id && !string.Equals(id, stored.Workflow.Id, StringComparison.OrdinalIgnoreCase)))
                {
                    throw Gone(stored);
                }

                File.Delete(stored.Path);
                if (files.EvaluatedPathOf(stored.Workflow) is var copy && File.Exists(copy))
                {
                    File.Delete(copy);
                }

                return ValueTask.FromResult(stored);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<BrokenWorkflow?> FindBrokenAsync(string nameOrId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(nameOrId);
        var candidates = files.LikelyPath(nameOrId) is { } likely ? [likely, .. files.Own()] : files.Own();
        foreach (var path in candidates)
        {
            var (name, id) = WorkflowFiles.Head(path);
            if (path != files.LikelyPath(nameOrId) && name != nameOrId && !string.Equals(id, nameOrId, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            try
            {
                await files.ReadAsync(path, isReadOnly: false, cancellationToken);
            }
            catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidWorkflow or ErrorCodes.InvalidDocument)
            {
                return new BrokenWorkflow(path, await ReadRawAsync(path, cancellationToken), exception.Error);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask<StoredWorkflow> MendAsync(BrokenWorkflow broken, string yaml, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(broken);
        var result = WorkflowReader.Read(yaml, files.Shown(broken.Path));
        return GuardAsync(
            async () =>
            {
                if (!File.Exists(broken.Path) || await ReadRawAsync(broken.Path, cancellationToken) != broken.Text)
                {
                    throw new SwampException(ErrorCodes.Conflict, $"{files.Shown(broken.Path)} was changed by somebody else meanwhile.", $"swamp workflow edit {result.Name}");
                }

                var others = await ListAsync(onBroken: null, cancellationToken);
                if (others.FirstOrDefault(stored => !stored.IsReadOnly && stored.Workflow.Name == result.Name) is { } taken)
                {
                    throw NameTaken(taken);
                }

                await WriteAsync(broken.Path, yaml, cancellationToken);
                return WorkflowFiles.Of(result, broken.Path, yaml, isReadOnly: false);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<string> WriteEvaluatedAsync(Workflow evaluated, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evaluated);
        var path = files.EvaluatedPathOf(evaluated);
        await AtomicFile.WriteAsync(path, WorkflowWriter.Write(evaluated), new AtomicFileOptions { Root = BoundaryOfEvaluated }, cancellationToken);
        return path;
    }

    /// <inheritdoc/>
    public async ValueTask<StoredWorkflow?> FindEvaluatedAsync(Workflow workflow, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var path = files.EvaluatedPathOf(workflow);
        return File.Exists(path) ? await files.ReadAsync(path, isReadOnly: true, cancellationToken) : null;
    }

    private string BoundaryOfEvaluated =>
        layout.EvaluatedWorkflows.StartsWith(layout.Local, StringComparison.Ordinal) ? layout.Local : layout.DatastoreRoot;

    private async ValueTask ReadAllAsync(
        IReadOnlyList<string> paths, bool isReadOnly, List<StoredWorkflow> all, Action<string, SwampError>? onBroken, CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            try
            {
                all.Add(await files.ReadAsync(path, isReadOnly, cancellationToken));
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

    private async ValueTask RequireFreeAsync(string name, CancellationToken cancellationToken)
    {
        if (await new WorkflowSearch(files, name).OwnByNameAsync(cancellationToken) is { } taken)
        {
            throw NameTaken(taken);
        }
    }

    private SwampException NameTaken(StoredWorkflow taken) => new(
        ErrorCodes.WorkflowExists, $"Workflow already exists: {taken.Workflow.Name} ({files.Shown(taken.Path)}).", $"swamp workflow get {taken.Workflow.Name}");

    private async ValueTask<string> ReadRawAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await FileContent.TextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", files.Shown(path), exception);
        }
    }

    private async ValueTask RequirePresentAsync(StoredWorkflow stored, string newName, CancellationToken cancellationToken)
    {
        if (!File.Exists(stored.Path))
        {
            throw Gone(stored);
        }

        if (!string.Equals(stored.Workflow.Name, newName, StringComparison.Ordinal))
        {
            await RequireFreeAsync(newName, cancellationToken);
        }
    }

    // Files named after an id, as old versions did, and files named after a former name go where they belong (WF-4).
    private async ValueTask<StoredWorkflow> PutAsync(StoredWorkflow stored, Workflow result, string text, CancellationToken cancellationToken)
    {
        var wanted = files.PathOf(result);
        var isOurs = stored.Path == files.PathOf(stored.Workflow) || stored.Path == files.IdPathOf(stored.Workflow);
        var path = isOurs && wanted != stored.Path && !File.Exists(wanted) ? wanted : stored.Path;
        await WriteAsync(path, text, cancellationToken);
        if (path != stored.Path)
        {
            File.Delete(stored.Path);
        }

        return WorkflowFiles.Of(result, path, text, isReadOnly: false);
    }

    private Task WriteAsync(string path, string text, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(path, text, new AtomicFileOptions { Root = layout.Root }, cancellationToken);

    private async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> write, CancellationToken cancellationToken)
    {
        try
        {
            using var mutex = await DefinitionMutex.AcquireAsync(Path.Combine(layout.Local, LockFile), clock, cancellationToken);
            return await write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("written", layout.Workflows, exception);
        }
    }

    // What is written must be readable: the text goes through the reader before it goes to disk.
    private static string Checked(Workflow workflow)
    {
        var text = WorkflowWriter.Write(workflow);
        WorkflowReader.Read(text);
        return text;
    }

    private void RequireWritable(StoredWorkflow stored)
    {
        if (stored.IsReadOnly)
        {
            throw new SwampException(
                ErrorCodes.Conflict,
                $"The workflow '{stored.Workflow.Name}' comes from an extension ({files.Shown(stored.Path)}) and is read-only.",
                "Copy the file to workflows/ with a new id to change it.");
        }
    }

    private SwampException Gone(StoredWorkflow stored) => new(
        ErrorCodes.WorkflowNotFound, $"Workflow not found: {stored.Workflow.Name} ({files.Shown(stored.Path)} was removed meanwhile).", "swamp workflow search");
}
