using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Data;

/// <summary>The data of one workflow run (DCMD-4, DCMD-6).</summary>
/// <param name="WorkflowId">Id of the workflow.</param>
/// <param name="WorkflowName">Its name.</param>
/// <param name="RunId">The run.</param>
/// <param name="RunStatus">State of the run; <c>unknown</c> when its record is gone.</param>
/// <param name="Rows">The versions it wrote, by time.</param>
internal sealed record WorkflowScope(string WorkflowId, string WorkflowName, string RunId, string RunStatus, IReadOnlyList<CatalogEntry> Rows)
{
    /// <summary>Finds the run asked for, or the latest.</summary>
    public static async ValueTask<WorkflowScope> FindAsync(RepositorySession session, string workflow, string? run, CancellationToken cancellationToken)
    {
        var all = await session.WorkflowRuns.ListAsync(cancellationToken);
        var runs = all.Where(r => r.WorkflowName == workflow || r.WorkflowId == workflow).ToList();
        var chosen = run is null ? runs.FirstOrDefault() : runs.Find(r => r.Id == run);
        if (chosen is null)
        {
            throw run is null
                ? new SwampException(ErrorCodes.NotFound, $"Workflow {workflow} is unknown or has never run.", "swamp workflow search")
                : new SwampException(ErrorCodes.NotFound, $"Workflow {workflow} has no run {run}.", $"swamp workflow history search {workflow}");
        }

        var rows = await session.Catalog.FindAsync(CatalogFilter.All.And(CatalogField.WorkflowRunId, chosen.Id), cancellationToken);
        return new WorkflowScope(
            chosen.WorkflowId, chosen.WorkflowName, chosen.Id, chosen.Status, [.. rows.OrderBy(r => r.CreatedAt, StringComparer.Ordinal).ThenBy(r => r.Version)]);
    }
}
