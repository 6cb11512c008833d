namespace Swamp.Operations.Registry;

/// <summary>What a channel has.</summary>
public sealed record LatestOfChannel
{
    /// <summary>Its highest version that is not yanked.</summary>
    public required string Latest { get; init; }
}
