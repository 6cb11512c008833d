namespace Swamp.Operations.Registry;

/// <summary>Asks to trust a collective, or not any longer (EXC-71).</summary>
public sealed record TrustChangeRequest
{
    /// <summary>The collective, without <c>@</c>.</summary>
    public required string Collective { get; init; }

    /// <summary>Whether only told what would change.</summary>
    public bool DryRun { get; init; }
}
