namespace Swamp.Operations.Models;

/// <summary>Asks to delete a definition.</summary>
public sealed record DeleteModelRequest
{
    /// <summary>Name or id.</summary>
    public required string Model { get; init; }

    /// <summary>Whether its data goes too (MOD-33); without it, live data prevents the deletion (MOD-32).</summary>
    public bool Force { get; init; }

    /// <summary>Whether only to say what would be deleted.</summary>
    public bool DryRun { get; init; }
}
