using Swamp.Engine.Data;

namespace Swamp.Operations.Data;

/// <summary>Lists items.</summary>
internal static class DataListHandler
{
    private static readonly string[] s_order = ["log", "file", "resource", "data"];

    public static async Task<DataListResult> RunAsync(DataListRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        if (request.Workflow is { } workflow)
        {
            var scope = await WorkflowScope.FindAsync(session, workflow, request.Run, cancellationToken);
            var written = Latest(scope.Rows, request.Type, r => (r.ModelType, r.ModelId, r.Name, r.StepName));
            return new DataListResult
            {
                WorkflowId = scope.WorkflowId,
                WorkflowName = scope.WorkflowName,
                RunId = scope.RunId,
                RunStatus = scope.RunStatus,
                Groups = Group(written, withModel: true),
                Total = written.Count,
            };
        }

        var model = await session.DataModels.GetAsync(DataArguments.Model(request.Model, "swamp data list <model>"), cancellationToken);
        var rows = await session.Catalog.FindAsync(
            new CatalogFilter { IsLatest = true }
                .And(CatalogField.Namespace, session.Layout.Namespace).And(CatalogField.ModelType, model.Type).And(CatalogField.ModelId, model.Id),
            cancellationToken);
        var items = Latest(rows, request.Type, r => (r.ModelType, r.ModelId, r.Name, ""));
        return new DataListResult
        {
            ModelId = model.Id,
            ModelName = model.Name,
            ModelType = model.Type,
            Namespace = DataJson.Optional(session.Layout.Namespace),
            Groups = Group(items, withModel: false),
            Total = items.Count,
        };
    }

    private static List<CatalogEntry> Latest<TKey>(IEnumerable<CatalogEntry> rows, string? type, Func<CatalogEntry, TKey> key) =>
        [.. rows.Where(r => type is null || r.DataType == type).GroupBy(key).Select(g => g.MaxBy(r => r.Version)!)];

    private static List<DataGroup> Group(List<CatalogEntry> rows, bool withModel) =>
        [.. rows
            .GroupBy(r => r.DataType)
            .OrderBy(g => Array.IndexOf(s_order, g.Key) is >= 0 and var known ? known : s_order.Length)
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new DataGroup(
                g.Key,
                [.. g.OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.ModelName, StringComparer.Ordinal).ThenBy(r => r.StepName, StringComparer.Ordinal)
                    .Select(r => Item(r, withModel))]))];

    private static DataListItem Item(CatalogEntry row, bool withModel) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Version = row.Version,
        ContentType = row.ContentType,
        Type = row.DataType,
        Streaming = row.Streaming,
        Size = row.SizeBytes,
        CreatedAt = row.CreatedAt,
        ModelId = withModel ? row.ModelId : null,
        ModelName = withModel ? DataJson.Optional(row.ModelName) : null,
        ModelType = withModel ? row.ModelType : null,
        JobName = withModel ? DataJson.Optional(row.JobName) : null,
        StepName = withModel ? DataJson.Optional(row.StepName) : null,
    };
}
