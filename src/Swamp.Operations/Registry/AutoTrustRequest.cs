namespace Swamp.Operations.Registry;

/// <summary>Asks to trust the user's own collectives too, or no longer (EXC-72).</summary>
public sealed record AutoTrustRequest
{
    /// <summary><c>on</c>, <c>true</c> or <c>enable</c>; <c>off</c>, <c>false</c> or <c>disable</c>.</summary>
    public required string Value { get; init; }

    /// <summary>Whether nothing is changed.</summary>
    public bool DryRun { get; init; }
}
