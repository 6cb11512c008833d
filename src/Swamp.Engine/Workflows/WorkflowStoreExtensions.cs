using Swamp.Engine.Errors;
using Swamp.Engine.Values;

namespace Swamp.Engine.Workflows;

/// <summary>Short forms for looking workflows up.</summary>
public static class WorkflowStoreExtensions
{
    /// <summary>The workflow of a name or id.</summary>
    /// <param name="store">Where to look.</param>
    /// <param name="nameOrId">Name or id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.WorkflowNotFound"/> with the nearest name, or the error of the file that was meant.</exception>
    public static async ValueTask<StoredWorkflow> GetAsync(this IWorkflowStore store, string nameOrId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (await store.FindAsync(nameOrId, cancellationToken) is { } stored)
        {
            return stored;
        }

        var names = (await store.ListAsync(onBroken: null, cancellationToken)).Select(static s => s.Workflow.Name).ToList();
        throw new SwampException(
            ErrorCodes.WorkflowNotFound,
            $"Workflow not found: {nameOrId}{(Suggestions.DidYouMean(nameOrId, names) is { Length: > 0 } close ? "." + close : "")}",
            store.HintFor(nameOrId) ?? (names.Count == 0 ? "swamp workflow create <name>" : "swamp workflow search"));
    }
}
