using System.Text.Json.Nodes;

namespace Swamp.Engine.Reports;

/// <summary>What a report says, for people and for programs (REP-1). Blank markdown means that it does not apply (REP-9).</summary>
/// <param name="Markdown">Text for people.</param>
/// <param name="Json">The same for programs.</param>
public sealed record ReportContent(string Markdown, JsonNode? Json);
