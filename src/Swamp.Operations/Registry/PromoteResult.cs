namespace Swamp.Operations.Registry;

/// <summary>A version that was moved to another channel, or would be.</summary>
public sealed record PromoteResult
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>Channel before.</summary>
    public required string PreviousChannel { get; init; }

    /// <summary>Channel now.</summary>
    public required string Channel { get; init; }

    /// <summary>The registry.</summary>
    public required string Registry { get; init; }

    /// <summary>Whether only looked at.</summary>
    public bool? DryRun { get; init; }
}
