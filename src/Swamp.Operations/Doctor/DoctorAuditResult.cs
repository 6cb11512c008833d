namespace Swamp.Operations.Doctor;

/// <summary>Whether the commands of an AI tool are recorded (DOC-1).</summary>
public sealed record DoctorAuditResult
{
    /// <summary>The tool.</summary>
    public required string Tool { get; init; }

    /// <summary><c>pass</c>, <c>warn</c> or <c>fail</c>.</summary>
    public required string OverallStatus { get; init; }

    /// <summary>The checks in their order; each runs whatever the others say.</summary>
    public required IReadOnlyList<DoctorCheck> Checks { get; init; }
}
