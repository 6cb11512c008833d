namespace Swamp.Operations.Registry;

/// <summary>The collectives whose extensions are installed without a question (EXC-70).</summary>
public sealed record TrustListResult
{
    /// <summary>Those of <c>.swamp.yaml</c>, or the default.</summary>
    public required IReadOnlyList<string> Explicit { get; init; }

    /// <summary>Collectives that the user belongs to, as their login says.</summary>
    public required IReadOnlyList<string> Membership { get; init; }

    /// <summary>All that are trusted.</summary>
    public required IReadOnlyList<string> Resolved { get; init; }

    /// <summary>Whether the user's own collectives are trusted too.</summary>
    public required bool TrustMemberCollectives { get; init; }
}
