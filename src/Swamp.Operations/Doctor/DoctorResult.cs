namespace Swamp.Operations.Doctor;

/// <summary>State of the repository and of what it needs.</summary>
public sealed record DoctorResult
{
    /// <summary><c>pass</c>, <c>warn</c> or <c>fail</c>.</summary>
    public required string OverallStatus { get; init; }

    /// <summary>The checks in their order.</summary>
    public required IReadOnlyList<HealthCheck> Checks { get; init; }
}
