namespace Swamp.Engine.Reports;

/// <summary>A source of reports that workflows ask for by name: extensions.</summary>
public interface IWorkflowReportSource
{
    /// <summary>The report of that name, of workflow scope; null when this source does not have it.</summary>
    ValueTask<IWorkflowReport?> FindWorkflowReportAsync(string name, CancellationToken cancellationToken);
}
