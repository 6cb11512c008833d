namespace Swamp.Operations.Agents;

/// <summary>Asks for the custom AI tools; has no members.</summary>
public sealed record AgentListRequest;
