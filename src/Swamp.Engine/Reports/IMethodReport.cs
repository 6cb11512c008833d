namespace Swamp.Engine.Reports;

/// <summary>A report that follows a method run (REP-1); its scope is <c>method</c> or <c>model</c>.</summary>
public interface IMethodReport : IReport
{
    /// <summary>Makes the report.</summary>
    ValueTask<ReportContent> ExecuteAsync(MethodReportContext context, CancellationToken cancellationToken);
}
