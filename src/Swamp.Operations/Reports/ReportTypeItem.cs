namespace Swamp.Operations.Reports;

/// <summary>A report that can be made (REP-37).</summary>
/// <param name="Type">Its name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it tells.</param>
/// <param name="Scope"><c>method</c>, <c>model</c> or <c>workflow</c>.</param>
public sealed record ReportTypeItem(string Type, string Name, string Description, string Scope);
