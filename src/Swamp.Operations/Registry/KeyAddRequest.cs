namespace Swamp.Operations.Registry;

/// <summary>Asks to believe the signatures of a key.</summary>
public sealed record KeyAddRequest
{
    /// <summary>The public key: path of a PEM file, relative to where the caller is.</summary>
    public required string File { get; init; }

    /// <summary>The only collective that it may vouch for; all when absent.</summary>
    public string? Collective { get; init; }

    /// <summary>Whether nothing is changed.</summary>
    public bool DryRun { get; init; }
}
