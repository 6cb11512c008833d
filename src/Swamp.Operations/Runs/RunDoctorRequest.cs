namespace Swamp.Operations.Runs;

/// <summary>Looks for runs whose process is gone (TRK-11).</summary>
public sealed record RunDoctorRequest
{
    /// <summary>Whether they are marked as failed.</summary>
    public bool Fix { get; init; }
}
