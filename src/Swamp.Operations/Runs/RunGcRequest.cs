namespace Swamp.Operations.Runs;

/// <summary>Removes old records of runs (TRK-20).</summary>
public sealed record RunGcRequest
{
    /// <summary>Age from which records go, such as <c>30d</c> (LIM-14).</summary>
    public string OlderThan { get; set; } = "30d";

    /// <summary>Whether to only say what would be removed.</summary>
    public bool DryRun { get; init; }
}
