namespace Swamp.Operations.Reports;

/// <summary>What a report is (REP-36).</summary>
/// <param name="Name">Name.</param>
/// <param name="Description">What it tells.</param>
/// <param name="Scope"><c>method</c>, <c>model</c> or <c>workflow</c>.</param>
/// <param name="Labels">Labels by which runs choose or skip it.</param>
public sealed record ReportDescribeResult(string Name, string Description, string Scope, IReadOnlyList<string> Labels);
