namespace Swamp.Operations.Reports;

/// <summary>The reports that can be made, built-in ones first (REP-37).</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Results">The reports.</param>
public sealed record ReportTypesResult(string Query, IReadOnlyList<ReportTypeItem> Results);
