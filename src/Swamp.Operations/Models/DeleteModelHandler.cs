using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Operations.Data;

namespace Swamp.Operations.Models;

/// <summary>Deletes a definition and what it left behind (MOD-30 to MOD-34). The file goes last, so that an interrupted call can be repeated.</summary>
internal static class DeleteModelHandler
{
    public static async Task<DeleteModelResult> RunAsync(DeleteModelRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var stored = await session.Definitions.GetAsync(request.Model, cancellationToken);
        var definition = stored.Definition;
        var workflows = await new WorkflowMentions(session.Layout).FindAsync(definition, cancellationToken);
        if (workflows.Count > 0)
        {
            throw new SwampException(
                ErrorCodes.Conflict,
                $"Model {definition.Name} is used by {(workflows.Count == 1 ? "workflow" : "workflows")} {string.Join(", ", workflows)}.",
                "Remove the steps that run it first.");
        }

        // A run of the model ends first; what it writes is deleted with the rest (LOCK-13).
        await using var held = request.DryRun
            ? null
            : await session.Locks.AcquireModelAsync(definition.Type.Normalized, definition.Id, new LockEvents(context.Events), cancellationToken);
        var left = await ModelData.OfAsync(session, definition, cancellationToken);
        if (left.Live.Count > 0 && !request.Force)
        {
            throw new SwampException(
                ErrorCodes.Conflict,
                $"Model {definition.Name} has {left.Live.Count} data {(left.Live.Count == 1 ? "artifact" : "artifacts")} whose lifetime has not ended.",
                $"swamp model delete {definition.Name} --force");
        }

        var result = new DeleteModelResult
        {
            Deleted = new DeletedModelView(definition.Id, definition.Name, definition.Type.Normalized, stored.Path),
            OutputsDeleted = left.OutputCount,
            EvaluatedInputDeleted = left.HasEvaluatedCopy,
            DataDeleted = left.Live.Count > 0,
            ExpiredDataAutoCollected = left.Expired.Count,
            DryRun = request.DryRun ? true : null,
        };
        if (!request.DryRun)
        {
            await left.DeleteAsync(cancellationToken);
            await session.Definitions.DeleteAsync(stored, cancellationToken);
        }

        return result;
    }
}
