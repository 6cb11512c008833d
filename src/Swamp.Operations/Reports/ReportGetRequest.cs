namespace Swamp.Operations.Reports;

/// <summary>Asks for a stored report (REP-31).</summary>
public sealed record ReportGetRequest
{
    /// <summary>Name of the report.</summary>
    public required string Name { get; init; }

    /// <summary>Name or id of the model it is about.</summary>
    public string? Model { get; init; }

    /// <summary>Name or id of the workflow it is about.</summary>
    public string? Workflow { get; init; }

    /// <summary>Version; the latest when absent.</summary>
    public int? Version { get; init; }

    /// <summary>Suffix of an iteration.</summary>
    public string? Variant { get; init; }
}
