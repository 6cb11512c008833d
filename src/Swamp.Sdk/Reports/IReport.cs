namespace Swamp.Sdk;

/// <summary>Makes a report.</summary>
public interface IReport
{
    /// <summary>Makes the report of a run.</summary>
    /// <param name="context">The run.</param>
    Task<ReportContent> CreateAsync(IReportContext context);
}
