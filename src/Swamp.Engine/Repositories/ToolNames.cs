namespace Swamp.Engine.Repositories;

/// <summary>Names grouped under a tool or a folder.</summary>
/// <param name="Key">The tool, or the folder relative to the repository.</param>
/// <param name="Names">The names, sorted.</param>
public sealed record ToolNames(string Key, IReadOnlyList<string> Names);
