using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Data;

/// <summary>Shows a data item.</summary>
internal static class DataGetHandler
{
    public static async Task<DataGetResult> RunAsync(DataGetRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var name = DataArguments.Name(request.Name, "swamp data get <model> <name>");
        var (model, found) = request.Workflow is { } workflow
            ? await OfWorkflowAsync(session, workflow, request.Run, name, request.Version, cancellationToken)
            : await OfModelAsync(session, DataArguments.Model(request.Model, "swamp data get <model> <name>"), name, request.Version, cancellationToken);
        var metadata = found.Metadata;
        return new DataGetResult
        {
            Id = metadata.Id,
            Name = metadata.Name,
            ModelId = model.Id,
            ModelName = model.Name,
            ModelType = model.Type,
            Version = metadata.Version,
            ContentType = metadata.ContentType,
            Lifetime = metadata.Lifetime,
            GarbageCollection = DataJson.Retention(metadata.GarbageCollection),
            Streaming = metadata.Streaming,
            Tags = metadata.Tags,
            OwnerDefinition = metadata.Owner,
            CreatedAt = IdFormat.Text(metadata.CreatedAt),
            Size = metadata.SizeBytes,
            Checksum = metadata.Checksum,
            ContentPath = Path.GetRelativePath(session.Layout.Root, found.ContentPath).Replace('\\', '/'),
            Content = request.NoContent || !DataContentTypes.IsText(metadata.ContentType)
                ? null
                : DataJson.Content(await session.Data.ReadContentAsync(found, cancellationToken), metadata.ContentType),
        };
    }

    private static async ValueTask<(DataModel Model, DataVersion Version)> OfModelAsync(
        RepositorySession session, string model, string name, int? version, CancellationToken cancellationToken)
    {
        var owner = await session.DataModels.GetAsync(model, cancellationToken);
        var found = await session.Data.FindAsync(new DataItemKey(owner.Type, owner.Id, name), version, cancellationToken);
        return found is null ? throw DataArguments.NotFound(name, owner.Name, version) : (owner, found);
    }

    private static async ValueTask<(DataModel Model, DataVersion Version)> OfWorkflowAsync(
        RepositorySession session, string workflow, string? run, string name, int? version, CancellationToken cancellationToken)
    {
        var scope = await WorkflowScope.FindAsync(session, workflow, run, cancellationToken);
        var row = scope.Rows.LastOrDefault(r => r.Name == name && (version is null || r.Version == version));
        if (row is null || await session.Data.FindAsync(row.Key, row.Version, cancellationToken) is not { } found)
        {
            throw new SwampException(
                ErrorCodes.NotFound, $"Data \"{name}\" not found in run {scope.RunId} of workflow {scope.WorkflowName}.", $"swamp data list --workflow {workflow}");
        }

        return (new DataModel(row.ModelId, row.ModelName.Length > 0 ? row.ModelName : row.ModelId, row.ModelType), found);
    }
}
