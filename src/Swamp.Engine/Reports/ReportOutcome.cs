using System.Text.Json.Nodes;

namespace Swamp.Engine.Reports;

/// <summary>How a report of a run went (RUN-7).</summary>
public sealed record ReportOutcome
{
    /// <summary>Name of the report.</summary>
    public required string Name { get; init; }

    /// <summary><c>method</c>, <c>model</c> or <c>workflow</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>Whether it could be made.</summary>
    public required bool Success { get; init; }

    /// <summary>Its text.</summary>
    public string? Markdown { get; init; }

    /// <summary>Its data.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>Why it could not be made.</summary>
    public string? Error { get; init; }
}
