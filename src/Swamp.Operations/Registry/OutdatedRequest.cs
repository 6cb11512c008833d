namespace Swamp.Operations.Registry;

/// <summary>Asks which installed extensions have a newer version (EXC-34).</summary>
public sealed record OutdatedRequest
{
    /// <summary>The registry; the configured ones when absent.</summary>
    public string? Registry { get; init; }
}
