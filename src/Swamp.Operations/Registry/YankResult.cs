namespace Swamp.Operations.Registry;

/// <summary>Versions that were yanked or given back, or would be.</summary>
public sealed record YankResult
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Versions that changed.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The registry.</summary>
    public required string Registry { get; init; }

    /// <summary>Whether only looked at.</summary>
    public bool? DryRun { get; init; }
}
