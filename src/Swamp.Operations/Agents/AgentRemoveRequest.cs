namespace Swamp.Operations.Agents;

/// <summary>Asks to forget a custom AI tool.</summary>
public sealed record AgentRemoveRequest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}
