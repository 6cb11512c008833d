namespace Swamp.Operations.Registry;

/// <summary>The collectives whose extensions are installed without a question (EXC-70).</summary>
public sealed record TrustListResult
{
    /// <summary>Those of <c>.swamp.yaml</c>, or the default.</summary>
    public required IReadOnlyList<string> Explicit { get; init; }
}
