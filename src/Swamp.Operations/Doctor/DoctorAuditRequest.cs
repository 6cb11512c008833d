namespace Swamp.Operations.Doctor;

/// <summary>Asks whether the commands of an AI tool are recorded (DOC-1).</summary>
public sealed record DoctorAuditRequest
{
    /// <summary>The tool; null for the first enrolled one.</summary>
    public string? Tool { get; init; }
}
