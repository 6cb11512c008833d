namespace Swamp.Operations.Models;

/// <summary>Asks for a definition.</summary>
public sealed record GetModelRequest
{
    /// <summary>Name or id.</summary>
    public required string Model { get; init; }
}
