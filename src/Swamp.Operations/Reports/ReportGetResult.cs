using System.Text.Json.Nodes;

namespace Swamp.Operations.Reports;

/// <summary>A stored report with what it says (REP-31).</summary>
public sealed record ReportGetResult
{
    /// <summary>Name of the report.</summary>
    public required string ReportName { get; init; }

    /// <summary><c>method</c>, <c>model</c> or <c>workflow</c>.</summary>
    public required string ReportScope { get; init; }

    /// <summary>Id of the model; of a report over a workflow, id of the workflow.</summary>
    public required string ModelId { get; init; }

    /// <summary>Name of the model or workflow; its id when it is gone.</summary>
    public required string ModelName { get; init; }

    /// <summary>Type of the model; <c>workflow</c> for a workflow.</summary>
    public required string ModelType { get; init; }

    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <summary>When it was made.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>Name of the workflow that it is about.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>Name of the data item with its text.</summary>
    public required string DataName { get; init; }

    /// <summary>Tells the iterations of a repeated step apart.</summary>
    public string? VarySuffix { get; init; }

    /// <summary>Its text.</summary>
    public required string Markdown { get; init; }

    /// <summary>Its data; absent when they are gone.</summary>
    public JsonNode? Json { get; init; }
}
