namespace Swamp.Operations.Reports;

/// <summary>Asks for stored reports; all conditions hold together (REP-30).</summary>
public sealed record ReportSearchRequest
{
    /// <summary>Part of the report's name, its data name or its suffix, in any case; empty for all.</summary>
    public string Query { get; set; } = "";

    /// <summary>Name or id of the model.</summary>
    public string? Model { get; init; }

    /// <summary>Name or id of the workflow.</summary>
    public string? Workflow { get; init; }

    /// <summary><c>method</c>, <c>model</c> or <c>workflow</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>Name of the report.</summary>
    public string? Type { get; init; }

    /// <summary>Labels that the report has, all of them.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];
}
