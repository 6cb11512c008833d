namespace Swamp.Extensions.Signing;

/// <summary>A key whose signatures the user believes.</summary>
public sealed record TrustedKey
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The only collective that it may vouch for; absent for all.</summary>
    public string? Collective { get; init; }

    /// <summary>When it was added, ISO 8601.</summary>
    public required string AddedAt { get; init; }

    /// <summary>The public half, DER in base64.</summary>
    public required string PublicKey { get; init; }
}
