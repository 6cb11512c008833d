namespace Swamp.Engine.Reports;

/// <summary>A report that follows a workflow run (REP-1); its scope is <c>workflow</c>.</summary>
public interface IWorkflowReport : IReport
{
    /// <summary>Makes the report.</summary>
    ValueTask<ReportContent> ExecuteAsync(WorkflowReportContext context, CancellationToken cancellationToken);
}
