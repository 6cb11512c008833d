namespace Swamp.Operations.Registry;

/// <summary>Asks to move a version to a more settled channel (EXC-63).</summary>
public sealed record PromoteRequest
{
    /// <summary><c>@collective/name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary><c>rc</c> or <c>stable</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The registry; the configured one of its collective when absent.</summary>
    public string? Registry { get; init; }

    /// <summary>Whether only told what would change.</summary>
    public bool DryRun { get; init; }
}
