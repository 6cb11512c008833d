namespace Swamp.Operations.Reports;

/// <summary>Asks for the reports that can be made (REP-37).</summary>
public sealed record ReportTypesRequest
{
    /// <summary>Part of the name or description, in any case; empty for all.</summary>
    public string Query { get; set; } = "";
}
