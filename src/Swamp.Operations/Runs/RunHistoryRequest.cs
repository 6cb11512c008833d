namespace Swamp.Operations.Runs;

/// <summary>Asks for tracked runs (TRK-10): by default those that run or started in the last 24 hours.</summary>
public sealed record RunHistoryRequest
{
    /// <summary>Only those that run.</summary>
    public bool Active { get; init; }

    /// <summary>All that are kept.</summary>
    public bool All { get; init; }
}
