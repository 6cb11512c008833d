namespace Swamp.Operations.Registry;

/// <summary>Asks to believe a key no longer.</summary>
public sealed record KeyRemoveRequest
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether nothing is changed.</summary>
    public bool DryRun { get; init; }
}
