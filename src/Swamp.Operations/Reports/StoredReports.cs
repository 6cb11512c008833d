using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Reports;

/// <summary>The reports among the data of a repository.</summary>
internal sealed class StoredReports(RepositorySession session)
{
    private static readonly string[] Scopes = ["method", "model", "workflow"];
    private readonly Dictionary<string, string?> names = new(StringComparer.Ordinal);

    /// <summary>The latest version of each report's text, newest first.</summary>
    /// <exception cref="SwampException">The scope is none, or there is no such model or workflow.</exception>
    public async Task<IReadOnlyList<(ReportItem Item, CatalogEntry Row)>> FindAsync(string? model, string? workflow, string? scope, CancellationToken cancellationToken)
    {
        if (scope is not null && !Scopes.Contains(scope))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"'{scope}' is no scope; method, model and workflow are.", "swamp report search --scope method");
        }

        var filter = new CatalogFilter { IsLatest = true }.And(CatalogField.DataType, "report").And(CatalogField.ContentType, "text/markdown");
        if (model is not null)
        {
            filter = filter.And(CatalogField.ModelId, (await session.DataModels.GetAsync(model, cancellationToken)).Id);
        }

        var workflowId = workflow is null ? null : (await session.Workflows.FindAsync(workflow, cancellationToken))?.Workflow.Id;
        var rows = await session.Catalog.FindAsync(filter, cancellationToken);
        var items = new List<(ReportItem Item, CatalogEntry Row)>();

        // The catalogue calls a row latest for each step that wrote it; a report is asked for by the latest of all.
        foreach (var row in rows.GroupBy(static r => r.Key).Select(static g => g.MaxBy(static r => r.Version)!))
        {
            var isOfWorkflow = workflow is null || (row.ModelType == "workflow" && (row.ModelId == (workflowId ?? workflow) || row.WorkflowName == workflow));
            if (isOfWorkflow && row.Tags.TryGetValue("reportName", out var name) && row.Tags.TryGetValue("reportScope", out var of) && (scope is null || of == scope))
            {
                items.Add((await ItemAsync(row, name, of, cancellationToken), row));
            }
        }

        return workflow is not null && workflowId is null && items.Count == 0
            ? throw new SwampException(ErrorCodes.WorkflowNotFound, $"Workflow not found: {workflow}. No reports of a workflow of that name are kept either.", "swamp workflow search")
            : [.. items.OrderByDescending(static i => i.Item.CreatedAt, StringComparer.Ordinal).ThenBy(static i => i.Item.DataName, StringComparer.Ordinal).ThenBy(static i => i.Item.ModelId, StringComparer.Ordinal)];
    }

    private async ValueTask<ReportItem> ItemAsync(CatalogEntry row, string name, string scope, CancellationToken cancellationToken) => new()
    {
        ReportName = name,
        ReportScope = scope,
        ModelId = row.ModelId,
        ModelName = (row.ModelType == "workflow" && row.WorkflowName.Length > 0 ? row.WorkflowName : await ModelNameAsync(row.ModelId, cancellationToken)) ?? row.ModelId,
        ModelType = row.ModelType,
        Version = row.Version,
        CreatedAt = row.CreatedAt,
        WorkflowName = row.WorkflowName.Length > 0 ? row.WorkflowName : null,
        DataName = row.Name,
        VarySuffix = row.Tags.GetValueOrDefault("varySuffix"),
    };

    private async ValueTask<string?> ModelNameAsync(string id, CancellationToken cancellationToken)
    {
        if (!names.TryGetValue(id, out var name))
        {
            names.Add(id, name = (await session.DataModels.FindAsync(id, cancellationToken))?.Name);
        }

        return name;
    }
}
