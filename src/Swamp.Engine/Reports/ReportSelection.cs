using Swamp.Engine.Definitions;

namespace Swamp.Engine.Reports;

/// <summary>Which reports of a run the caller wants (REP-5).</summary>
public sealed record ReportSelection
{
    /// <summary>All that apply.</summary>
    public static ReportSelection All { get; } = new();

    /// <summary>Leaves every report out, required ones too (RUN-13).</summary>
    public bool SkipAll { get; init; }

    /// <summary>Reports left out by name.</summary>
    public IReadOnlyList<string> SkipNames { get; init; } = [];

    /// <summary>Reports left out by label.</summary>
    public IReadOnlyList<string> SkipLabels { get; init; } = [];

    /// <summary>When not empty, only these names run.</summary>
    public IReadOnlyList<string> OnlyNames { get; init; } = [];

    /// <summary>When not empty, only reports with one of these labels run.</summary>
    public IReadOnlyList<string> OnlyLabels { get; init; } = [];

    /// <summary>Whether a report runs: the skips of the definition or workflow count first, then its requirements, then the caller's wishes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="required">What the definition or workflow requires.</param>
    /// <param name="skipped">What it skips.</param>
    /// <param name="method">The method that ran; null for a workflow.</param>
    public bool Includes(IReport report, IReadOnlyList<ReportRequirement> required, IReadOnlyCollection<string> skipped, string? method)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(required);
        ArgumentNullException.ThrowIfNull(skipped);
        if (SkipAll || skipped.Contains(report.Name))
        {
            return false;
        }

        if (required.FirstOrDefault(r => r.Name == report.Name) is { } entry)
        {
            return method is null || entry.Methods is null || entry.Methods.Contains(method);
        }

        return !SkipNames.Contains(report.Name)
            && !report.Labels.Any(SkipLabels.Contains)
            && (OnlyNames.Count == 0 || OnlyNames.Contains(report.Name))
            && (OnlyLabels.Count == 0 || report.Labels.Any(OnlyLabels.Contains));
    }
}
