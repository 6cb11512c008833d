namespace Swamp.Operations.Agents;

/// <summary>Whether a custom AI tool was forgotten.</summary>
public sealed record AgentRemoveResult
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether there was one of that name.</summary>
    public required bool Removed { get; init; }
}
