using Swamp.Operations.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Locks;
using Swamp.Engine.Workflows;

namespace Swamp.Operations.Workflows;

/// <summary>Deletes a workflow with its runs (WFC-16). The file goes last, so that an interrupted call can be repeated.</summary>
internal static class DeleteWorkflowHandler
{
    public static async Task<DeleteWorkflowResult> RunAsync(DeleteWorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var stored = await session.Workflows.GetAsync(request.Workflow, cancellationToken);
        if (stored.IsReadOnly)
        {
            throw new SwampException(
                ErrorCodes.Conflict, $"The workflow '{stored.Workflow.Name}' comes from an extension and is read-only.", "Remove the extension that brought it.");
        }

        await WorkflowRuns.WorkflowIds.RequireUniqueAsync(session.Workflows, stored, cancellationToken);
        await using var held = request.DryRun ? null : await session.Locks.AcquireGlobalAsync(new LockEvents(context.Events), cancellationToken);
        var runs = (await session.WorkflowRuns.ListAsync(cancellationToken))
            .Where(run => string.Equals(run.WorkflowId, stored.Workflow.Id, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (runs.Find(run => session.Runs.IsHeld(run.Id)) is { } active)
        {
            throw new SwampException(
                ErrorCodes.Conflict, $"The run {active.Id} of '{stored.Workflow.Name}' is going on.", $"Wait for it, or: swamp workflow cancel {stored.Workflow.Name} --run {active.Id}");
        }

        if (!request.DryRun)
        {
            foreach (var run in runs)
            {
                await session.WorkflowRuns.DeleteAsync(run, cancellationToken);
            }

            await session.Workflows.DeleteAsync(stored, cancellationToken);
        }

        await held.DoneAsync(cancellationToken);
        return new DeleteWorkflowResult
        {
            Deleted = new DeletedWorkflowView(stored.Workflow.Id, stored.Workflow.Name, stored.Path),
            RunsDeleted = runs.Count,
            DryRun = request.DryRun ? true : null,
        };
    }
}
