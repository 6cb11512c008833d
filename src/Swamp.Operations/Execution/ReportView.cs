using System.Text.Json.Nodes;

namespace Swamp.Operations.Execution;

/// <summary>A report of a run.</summary>
/// <param name="Name">Name of the report.</param>
/// <param name="Scope"><c>method</c>, <c>model</c> or <c>workflow</c>.</param>
/// <param name="Success">Whether it could be made.</param>
/// <param name="Markdown">Its text.</param>
/// <param name="Json">Its data.</param>
/// <param name="Error">Why it could not be made.</param>
public sealed record ReportView(string Name, string Scope, bool Success, string? Markdown, JsonNode? Json, string? Error);
