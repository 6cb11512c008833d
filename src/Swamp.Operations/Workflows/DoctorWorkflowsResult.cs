namespace Swamp.Operations.Workflows;

/// <summary>Which workflow files can be read (WFC-56, DOC-15).</summary>
public sealed record DoctorWorkflowsResult
{
    /// <summary><c>pass</c>; <c>fail</c> when a file cannot be read; <c>warn</c> when one has a name that is not read.</summary>
    public required string OverallStatus { get; init; }

    /// <summary>Every file, those of the repository and those of extensions, ordered by path.</summary>
    public required IReadOnlyList<WorkflowFileView> Workflows { get; init; }

    /// <summary>How many can be read.</summary>
    public required int TotalPassed { get; init; }

    /// <summary>How many cannot.</summary>
    public required int TotalFailed { get; init; }
}
