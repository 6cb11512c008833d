namespace Swamp.Operations.Registry;

/// <summary>Who published an extension.</summary>
public sealed record ExtensionAuthor
{
    /// <summary>Login at the registry.</summary>
    public string? Username { get; init; }

    /// <summary>Name for people.</summary>
    public string? DisplayName { get; init; }
}
