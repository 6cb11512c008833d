using Swamp.Engine.Errors;
using Swamp.Engine.Workflows;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>Runs belong to the id of their workflow, so a file that was copied with its id would share them.</summary>
internal static class WorkflowIds
{
    /// <exception cref="SwampException"><see cref="ErrorCodes.Conflict"/> that names both files.</exception>
    public static async Task RequireUniqueAsync(IWorkflowStore workflows, StoredWorkflow stored, CancellationToken cancellationToken)
    {
        if (await workflows.FindTwinAsync(stored, cancellationToken) is { } twin)
        {
            throw new SwampException(
                ErrorCodes.Conflict,
                $"{stored.Path} and {twin} have one id, {stored.Workflow.Id}: their runs could not be told apart.",
                "Write another id into the file that was copied; uuidgen makes one.");
        }
    }
}
