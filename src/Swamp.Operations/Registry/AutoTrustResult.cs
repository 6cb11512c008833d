namespace Swamp.Operations.Registry;

/// <summary>Whether the user's own collectives are trusted (EXC-72).</summary>
public sealed record AutoTrustResult
{
    /// <summary>Whether they are, or would be.</summary>
    public required bool TrustMemberCollectives { get; init; }

    /// <summary>Whether nothing was changed.</summary>
    public bool? DryRun { get; init; }
}
