using Swamp.Engine.Data;
using Swamp.Engine.Identity;

namespace Swamp.Operations.Data;

/// <summary>Lists the versions of an item.</summary>
internal static class DataVersionsHandler
{
    public static async Task<DataVersionsResult> RunAsync(DataVersionsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        const string Usage = "swamp data versions <model> <name>";
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var name = DataArguments.Name(request.Name, Usage);
        var model = await session.DataModels.GetAsync(DataArguments.Model(request.Model, Usage), cancellationToken);
        var versions = await session.Data.ListVersionsAsync(new DataItemKey(model.Type, model.Id, name), cancellationToken);
        if (versions.Count == 0)
        {
            throw DataArguments.NotFound(name, model.Name);
        }

        return new DataVersionsResult
        {
            DataName = name,
            ModelId = model.Id,
            ModelName = model.Name,
            ModelType = model.Type,
            Versions = [.. versions.Reverse().Select(v => new DataVersionItem
            {
                Version = v.Version,
                CreatedAt = IdFormat.Text(v.Metadata.CreatedAt),
                Size = v.Metadata.SizeBytes,
                Checksum = v.Metadata.Checksum,
                IsLatest = v.IsLatest,
            })],
            Total = versions.Count,
        };
    }
}
