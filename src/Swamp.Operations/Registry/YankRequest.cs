namespace Swamp.Operations.Registry;

/// <summary>Asks that versions no longer be used, or be used again (EXC-60, EXC-61).</summary>
public sealed record YankRequest
{
    /// <summary><c>@collective/name</c> or <c>@collective/name@version</c>; without a version, all of them.</summary>
    public required string Extension { get; init; }

    /// <summary>Only versions of this channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Why; required to yank.</summary>
    public string? Reason { get; init; }

    /// <summary>The registry; the configured one of its collective when absent.</summary>
    public string? Registry { get; init; }

    /// <summary>Whether only told what would change.</summary>
    public bool DryRun { get; init; }
}
