namespace Swamp.Operations.Registry;

/// <summary>A key that was added or removed, or would be.</summary>
public sealed record KeyChangeResult
{
    /// <summary><c>added</c> or <c>removed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The only collective that it may vouch for; absent for all.</summary>
    public string? Collective { get; init; }

    /// <summary>Whether nothing was changed.</summary>
    public bool? DryRun { get; init; }
}
