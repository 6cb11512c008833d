namespace Swamp.Operations.Registry;

/// <summary>What the channels before <c>stable</c> have (EXC-22).</summary>
public sealed record PublishedChannels
{
    /// <summary>The channel <c>beta</c>.</summary>
    public LatestOfChannel? Beta { get; init; }

    /// <summary>The channel <c>rc</c>.</summary>
    public LatestOfChannel? Rc { get; init; }
}
