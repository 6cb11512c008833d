namespace Swamp.Operations.Reports;

/// <summary>The stored reports that match, newest first (REP-30).</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Results">The reports.</param>
public sealed record ReportSearchResult(string Query, IReadOnlyList<ReportItem> Results);
