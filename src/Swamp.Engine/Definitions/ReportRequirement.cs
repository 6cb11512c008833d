namespace Swamp.Engine.Definitions;

/// <summary>A report that a definition asks for (REP-6).</summary>
/// <param name="Name">Name of the report.</param>
/// <param name="Methods">The methods it follows; null for all.</param>
public sealed record ReportRequirement(string Name, IReadOnlyList<string>? Methods);
