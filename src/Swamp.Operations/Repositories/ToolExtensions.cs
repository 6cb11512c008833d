namespace Swamp.Operations.Repositories;

/// <summary>Extensions to pull again for a tool.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Names">Names of the extensions.</param>
public sealed record ToolExtensions(string Tool, IReadOnlyList<string> Names);
