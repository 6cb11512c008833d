using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Locks;
using Swamp.Engine.Models;
using Swamp.Operations.Data;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Models;

/// <summary>Deletes a definition and what it left behind (MOD-30 to MOD-34). The file goes last, so that an interrupted call can be repeated.</summary>
internal static class DeleteModelHandler
{
    public static async Task<DeleteModelResult> RunAsync(DeleteModelRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var (stored, broken) = await session.Definitions.GetOrBrokenAsync(request.Model, cancellationToken);
        var definition = stored?.Definition ?? OfBroken(broken!);
        var workflows = await new WorkflowMentions(session.Layout).FindAsync(definition, cancellationToken);
        if (workflows.Count > 0)
        {
            throw new SwampException(
                ErrorCodes.Conflict,
                $"Model {definition.Name} is used by {(workflows.Count == 1 ? "workflow" : "workflows")} {string.Join(", ", workflows)}.",
                "Remove the steps that run it first.");
        }

        var ownsData = broken is null || await OwnsDataAsync(broken, session, cancellationToken);

        // A run of the model ends first; what it writes is deleted with the rest (LOCK-13).
        await using var held = request.DryRun || !ownsData
            ? null
            : await session.Locks.AcquireModelAsync(definition.Type.Normalized, definition.Id, new LockEvents(context.Events), cancellationToken);
        var left = ownsData ? await ModelData.OfAsync(session, definition, cancellationToken) : null;
        if (left?.Live.Count > 0 && !request.Force)
        {
            throw new SwampException(
                ErrorCodes.Conflict,
                $"Model {definition.Name} has {left.Live.Count} data {(left.Live.Count == 1 ? "artifact" : "artifacts")} whose lifetime has not ended.",
                $"swamp model delete {definition.Name} --force");
        }

        var result = new DeleteModelResult
        {
            Deleted = new DeletedModelView(definition.Id, definition.Name, definition.Type.Normalized, stored?.Path ?? broken!.Path),
            OutputsDeleted = left?.OutputCount ?? 0,
            EvaluatedInputDeleted = left?.HasEvaluatedCopy ?? false,
            DataDeleted = left?.Live.Count > 0,
            ExpiredDataAutoCollected = left?.Expired.Count ?? 0,
            DryRun = request.DryRun ? true : null,
        };
        if (!request.DryRun)
        {
            await (left?.DeleteAsync(cancellationToken) ?? Task.CompletedTask);
            await (broken is null ? session.Definitions.DeleteAsync(stored!, cancellationToken) : session.Definitions.DeleteAsync(broken, cancellationToken));
        }

        await held.DoneAsync(cancellationToken);
        return result;
    }

    // A broken file that does not tell its id does not tell either which data is its own; of a broken copy, the data is the original's.
    private static async Task<bool> OwnsDataAsync(BrokenDefinition broken, RepositorySession session, CancellationToken cancellationToken) =>
        broken.Id is { } id
        && (await session.Definitions.ListAsync(includeAutoCreated: true, onBroken: null, cancellationToken))
            .All(other => !string.Equals(other.Definition.Id, id, StringComparison.OrdinalIgnoreCase));

    // What can still be told of it: enough to find the data that is stored under its id.
    private static Definition OfBroken(BrokenDefinition broken) => new()
    {
        Type = broken.Type ?? new ModelTypeName("unknown"),
        Id = broken.Id ?? "",
        Name = broken.Name ?? Path.GetFileNameWithoutExtension(broken.Path),
        Version = 1,
    };
}
