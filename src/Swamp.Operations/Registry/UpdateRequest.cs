namespace Swamp.Operations.Registry;

/// <summary>Asks to update installed extensions (EXC-30).</summary>
public sealed record UpdateRequest
{
    /// <summary>Only this one; all when absent.</summary>
    public string? Name { get; init; }

    /// <summary>Whether only told what would be updated.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether files that were changed here are replaced.</summary>
    public bool Force { get; init; }

    /// <summary>The registry; the configured ones when absent.</summary>
    public string? Registry { get; init; }
}
