namespace Swamp.Operations.Registry;

/// <summary>Asks that an extension be no longer used, or be used again (EXC-62).</summary>
public sealed record DeprecateRequest
{
    /// <summary><c>@collective/name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Why; required to deprecate.</summary>
    public string? Reason { get; init; }

    /// <summary>What to use instead.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>The registry; the configured one of its collective when absent.</summary>
    public string? Registry { get; init; }

    /// <summary>Whether only told what would change.</summary>
    public bool DryRun { get; init; }
}
