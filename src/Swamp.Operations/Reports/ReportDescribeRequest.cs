namespace Swamp.Operations.Reports;

/// <summary>Asks what a report is (REP-36).</summary>
/// <param name="Name">Name of the report.</param>
public sealed record ReportDescribeRequest(string Name);
