namespace Swamp.Operations.Registry;

/// <summary>An extension that was deprecated or given back, or would be.</summary>
public sealed record DeprecateResult
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is deprecated now.</summary>
    public required bool Deprecated { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>What to use instead.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>The registry.</summary>
    public required string Registry { get; init; }

    /// <summary>Whether only looked at.</summary>
    public bool? DryRun { get; init; }
}
