namespace Swamp.Operations.Models;

/// <summary>Asks for the text of a definition file.</summary>
public sealed record GetModelSourceRequest
{
    /// <summary>Name or id.</summary>
    public required string Model { get; init; }
}
