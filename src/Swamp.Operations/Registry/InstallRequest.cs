namespace Swamp.Operations.Registry;

/// <summary>Asks to install what the lockfile names (EXC-13).</summary>
public sealed record InstallRequest
{
    /// <summary>The registry; the configured ones when absent.</summary>
    public string? Registry { get; init; }

    /// <summary>Whether only told what would be installed.</summary>
    public bool DryRun { get; init; }
}
