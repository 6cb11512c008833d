using Swamp.Engine.Errors;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows;

/// <summary>The workflows of a repository (WF-1 to WF-6).</summary>
public interface IWorkflowStore
{
    /// <summary>Looks a workflow up by name, then by id.</summary>
    /// <returns>The workflow, or null when there is none of that name or id.</returns>
    /// <exception cref="SwampException">The file of that name or id exists and is broken; the error has the place.</exception>
    ValueTask<StoredWorkflow?> FindAsync(string nameOrId, CancellationToken cancellationToken);

    /// <summary>All readable workflows ordered by name; broken files are reported to <paramref name="onBroken"/> and left out.</summary>
    /// <param name="onBroken">Receives the path and the error of each file that cannot be read.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<StoredWorkflow>> ListAsync(Action<string, SwampError>? onBroken, CancellationToken cancellationToken);

    /// <summary>Says how to make a file readable that was probably meant by a name that is not found; null when there is none.</summary>
    string? HintFor(string nameOrId);

    /// <summary>Files in the folder of workflows that hold workflows and are not read, because of their names (WF-1).</summary>
    IReadOnlyList<OverlookedFile> ListOverlooked();

    /// <summary>The path of another file of the repository with the id of a workflow; null when there is none. Reads the beginnings of the files.</summary>
    ValueTask<string?> FindTwinAsync(StoredWorkflow stored, CancellationToken cancellationToken);

    /// <summary>Writes a new workflow; two writers of one name end with one winner and one error.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.WorkflowExists"/> when the name is taken.</exception>
    ValueTask<StoredWorkflow> AddAsync(Workflow workflow, CancellationToken cancellationToken);

    /// <summary>Rewrites an existing workflow, keeping comments, key order and everything untouched in its file; a new name moves the file.</summary>
    ValueTask<StoredWorkflow> UpdateAsync(StoredWorkflow stored, Workflow changed, CancellationToken cancellationToken);

    /// <summary>Replaces the text of the file; a new name moves it.</summary>
    /// <param name="stored">The workflow.</param>
    /// <param name="yaml">The new text, a workflow of the same id.</param>
    /// <param name="expectedHash">Hash of the text that the file has to hold, so that nobody else's change is undone; null for any.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException">
    /// The text is no workflow; <see cref="ErrorCodes.WorkflowExists"/> when its name is taken; <see cref="ErrorCodes.Conflict"/> when the
    /// file holds another text than expected, or is read-only.
    /// </exception>
    ValueTask<StoredWorkflow> ReplaceTextAsync(StoredWorkflow stored, string yaml, string? expectedHash, CancellationToken cancellationToken);

    /// <summary>Removes the file and the evaluated copy. Runs are not touched.</summary>
    ValueTask DeleteAsync(StoredWorkflow stored, CancellationToken cancellationToken);

    /// <summary>The broken file of a name or id, so that it can be mended; null when there is none, or when it can be read.</summary>
    ValueTask<BrokenWorkflow?> FindBrokenAsync(string nameOrId, CancellationToken cancellationToken);

    /// <summary>Replaces the text of a broken file by a workflow.</summary>
    /// <param name="broken">The file as it was found.</param>
    /// <param name="yaml">The new text.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException">The text is no workflow, its name is taken, or the file was changed meanwhile.</exception>
    ValueTask<StoredWorkflow> MendAsync(BrokenWorkflow broken, string yaml, CancellationToken cancellationToken);

    /// <summary>Writes the evaluated copy (WF-6).</summary>
    /// <returns>Absolute path of the copy.</returns>
    ValueTask<string> WriteEvaluatedAsync(Workflow evaluated, CancellationToken cancellationToken);

    /// <summary>The evaluated copy of a workflow, or null.</summary>
    ValueTask<StoredWorkflow?> FindEvaluatedAsync(Workflow workflow, CancellationToken cancellationToken);
}
