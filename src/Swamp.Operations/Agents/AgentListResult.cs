namespace Swamp.Operations.Agents;

/// <summary>The AI tools that a repository describes itself.</summary>
public sealed record AgentListResult
{
    /// <summary>The tools, in the order of the file.</summary>
    public required IReadOnlyList<CustomToolResult> Tools { get; init; }
}
