using Swamp.Engine.Data;
using Swamp.Engine.Locks;

namespace Swamp.Operations.Data;

/// <summary>Renames an item under the model's lock (LOCK-13).</summary>
internal static class DataRenameHandler
{
    public static async Task<DataRenameResult> RunAsync(DataRenameRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        const string Usage = "swamp data rename <model> <old> <new>";
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var (oldName, newName) = (DataArguments.Name(request.Name, Usage), DataArguments.Name(request.NewName, Usage));
        var model = await session.DataModels.GetAsync(DataArguments.Model(request.Model, Usage), cancellationToken);
        await using var held = await session.Locks.AcquireModelAsync(model.Type, model.Id, new LockEvents(context.Events), cancellationToken);
        if (oldName != newName && await session.Data.FindAsync(new DataItemKey(model.Type, model.Id, oldName), null, cancellationToken) is null)
        {
            throw DataArguments.NotFound(oldName, model.Name);
        }

        var renamed = await session.Data.RenameAsync(new DataItemKey(model.Type, model.Id, oldName), newName, cancellationToken);
        await held.DoneAsync(cancellationToken);
        return new DataRenameResult
        {
            OldName = oldName,
            NewName = newName,
            ModelId = model.Id,
            ModelName = model.Name,
            ModelType = model.Type,
            CopiedVersion = renamed.CopiedVersion,
            NewVersion = renamed.Copy.Version,
            Warning = $"\"{oldName}\" forwards to \"{newName}\" until it is written again; definitions and workflows that name it should be changed.",
        };
    }
}
