namespace Swamp.Operations.Reports;

/// <summary>Finds stored reports.</summary>
internal static class ReportSearchHandler
{
    public static async Task<ReportSearchResult> RunAsync(ReportSearchRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var query = request.Query.Trim();
        var stored = await new StoredReports(session).FindAsync(request.Model, request.Workflow, request.Scope, cancellationToken);
        var found = stored.Where(r => (request.Type is null || r.Item.ReportName == request.Type) && IsNamed(r.Item, query));
        if (request.Labels.Count > 0)
        {
            var labels = (await session.ListReportsAsync(cancellationToken)).ToDictionary(static r => r.Name, static r => r.Labels, StringComparer.Ordinal);
            found = found.Where(r => labels.TryGetValue(r.Item.ReportName, out var has) && request.Labels.All(has.Contains));
        }

        return new ReportSearchResult(query, [.. found.Select(static r => r.Item)]);
    }

    private static bool IsNamed(ReportItem item, string query) =>
        item.ReportName.Contains(query, StringComparison.OrdinalIgnoreCase)
        || item.DataName.Contains(query, StringComparison.OrdinalIgnoreCase)
        || item.VarySuffix?.Contains(query, StringComparison.OrdinalIgnoreCase) == true;
}
