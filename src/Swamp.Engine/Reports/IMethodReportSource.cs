namespace Swamp.Engine.Reports;

/// <summary>A source of reports that types and definitions ask for by name: extensions.</summary>
public interface IMethodReportSource
{
    /// <summary>The report of that name, of method or model scope; null when this source does not have it.</summary>
    ValueTask<IMethodReport?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Why a report that this source does not have is missing, as a sentence with the file and the cause; null when nothing here has to do with it.</summary>
    ValueTask<string?> ExplainAsync(string name, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);
}
