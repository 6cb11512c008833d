namespace Swamp.Operations.Registry;

/// <summary>The trusted collectives after a change (EXC-71).</summary>
public sealed record TrustChangeResult
{
    /// <summary><c>added</c> or <c>removed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The collective.</summary>
    public required string Collective { get; init; }

    /// <summary>All that are trusted now.</summary>
    public required IReadOnlyList<string> TrustedCollectives { get; init; }

    /// <summary>Whether only looked at.</summary>
    public bool? DryRun { get; init; }
}
