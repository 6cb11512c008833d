using Swamp.Engine.Errors;

namespace Swamp.Engine.Workflows;

/// <summary>
/// One look-up (WF-2, WF-3). The file that should hold the workflow by its name is read first; only when it does not, the start of every
/// file is looked at, and only those are parsed whose start leaves it open or fits.
/// </summary>
internal sealed class WorkflowSearch(WorkflowFiles files, string wanted)
{
    private readonly bool isId = Guid.TryParseExact(wanted, "D", out _);
    private SwampException? broken;

    /// <summary>By name, then by id, in the repository and then in extensions.</summary>
    public async ValueTask<StoredWorkflow?> RunAsync(CancellationToken cancellationToken)
    {
        if (files.LikelyPath(wanted) is { } likely && await TryAsync(likely, isReadOnly: false, isMeant: true, cancellationToken) is { } direct && Fits(direct))
        {
            return direct;
        }

        var found = await ScanAsync(files.Own(), isReadOnly: false, Fits, cancellationToken)
            ?? await ScanAsync(files.OfExtensions(), isReadOnly: true, Fits, cancellationToken);
        return found is null && broken is not null ? throw broken : found;
    }

    /// <summary>The repository's own workflow of exactly that name.</summary>
    public async ValueTask<StoredWorkflow?> OwnByNameAsync(CancellationToken cancellationToken)
    {
        bool HasName(StoredWorkflow stored) => string.Equals(stored.Workflow.Name, wanted, StringComparison.Ordinal);
        var found = files.LikelyPath(wanted) is { } likely && await TryAsync(likely, isReadOnly: false, isMeant: true, cancellationToken) is { } direct && HasName(direct)
            ? direct
            : await ScanAsync(files.Own(), isReadOnly: false, HasName, cancellationToken);
        return found is null && broken is not null ? throw broken : found;
    }

    private bool Fits(StoredWorkflow stored) =>
        string.Equals(stored.Workflow.Name, wanted, StringComparison.Ordinal)
        || (isId && string.Equals(stored.Workflow.Id, wanted, StringComparison.OrdinalIgnoreCase));

    private async ValueTask<StoredWorkflow?> ScanAsync(
        IReadOnlyList<string> paths, bool isReadOnly, Predicate<StoredWorkflow> fits, CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (name, id) = WorkflowFiles.Head(path);
            var isOther = name is not null && !string.Equals(name, wanted, StringComparison.Ordinal)
                && (!isId || (id is not null && !string.Equals(id, wanted, StringComparison.OrdinalIgnoreCase)));
            if (isOther)
            {
                continue;
            }

            var isMeant = name == wanted || string.Equals(id, wanted, StringComparison.OrdinalIgnoreCase);
            if (await TryAsync(path, isReadOnly, isMeant, cancellationToken) is { } stored && fits(stored))
            {
                return stored;
            }
        }

        return null;
    }

    // Another broken file is no reason to fail; one that carries the name or the id is what the caller asked for.
    private async ValueTask<StoredWorkflow?> TryAsync(string path, bool isReadOnly, bool isMeant, CancellationToken cancellationToken)
    {
        try
        {
            return await files.ReadAsync(path, isReadOnly, cancellationToken);
        }
        catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidWorkflow or ErrorCodes.InvalidDocument or ErrorCodes.FileSystem or ErrorCodes.NotFound or ErrorCodes.IntegrityFailed)
        {
            broken ??= isMeant && exception.Code != ErrorCodes.NotFound ? exception : null;
            return null;
        }
    }
}
