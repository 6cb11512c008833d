using Swamp.Engine.Errors;

namespace Swamp.Operations.Reports;

/// <summary>Tells which reports can be made.</summary>
internal static class ReportTypesHandlers
{
    public static async Task<ReportTypesResult> SearchAsync(ReportTypesRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var query = request.Query.Trim();
        var reports = await session.ListReportsAsync(cancellationToken);
        return new ReportTypesResult(
            query,
            [
                .. reports
                    .Where(r => r.Name.Contains(query, StringComparison.OrdinalIgnoreCase) || r.Description.Contains(query, StringComparison.OrdinalIgnoreCase))
                    .Select(static r => new ReportTypeItem(r.Name, r.Name, r.Description, r.Scope)),
            ]);
    }

    public static async Task<ReportDescribeResult> DescribeAsync(ReportDescribeRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var report = (await session.ListReportsAsync(cancellationToken)).FirstOrDefault(r => r.Name == request.Name)
            ?? throw new SwampException(ErrorCodes.NotFound, $"Report not found: {request.Name}", "swamp report list");
        return new ReportDescribeResult(report.Name, report.Description, report.Scope, report.Labels);
    }
}
