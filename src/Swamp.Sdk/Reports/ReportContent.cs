namespace Swamp.Sdk;

/// <summary>A report.</summary>
/// <param name="Markdown">For people.</param>
/// <param name="Json">For programs: anything that has a form in JSON. Default: an empty object.</param>
public sealed record ReportContent(string Markdown, object? Json = null);
