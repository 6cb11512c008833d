namespace Swamp.Operations.WorkflowRuns;

/// <summary>What applies to every step of a run, nested ones included.</summary>
public sealed record WorkflowRunOptions
{
    /// <summary>Leaves out all pre-flight checks that definitions do not require.</summary>
    public bool SkipAllChecks { get; init; }

    /// <summary>Checks to leave out, by name.</summary>
    public IReadOnlyList<string>? SkipCheckNames { get; init; }

    /// <summary>Checks to leave out, by label.</summary>
    public IReadOnlyList<string>? SkipCheckLabels { get; init; }

    /// <summary>Makes no reports.</summary>
    public bool SkipAllReports { get; init; }

    /// <summary>Reports to leave out, by name.</summary>
    public IReadOnlyList<string>? SkipReportNames { get; init; }

    /// <summary>Reports to leave out, by label.</summary>
    public IReadOnlyList<string>? SkipReportLabels { get; init; }

    /// <summary>The only reports to make, by name.</summary>
    public IReadOnlyList<string>? ReportNames { get; init; }

    /// <summary>The only reports to make, by label.</summary>
    public IReadOnlyList<string>? ReportLabels { get; init; }

    /// <summary>Failed assertions below this severity (low, medium or high) are tolerated; all fail the run when absent.</summary>
    public string? FailOn { get; init; }

    /// <summary>Whether the result holds what each step returned.</summary>
    public bool Verbose { get; init; }
}
