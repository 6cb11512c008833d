namespace Swamp.Engine.Reports;

/// <summary>A source of reports that types and definitions ask for by name: extensions.</summary>
public interface IMethodReportSource
{
    /// <summary>The report of that name, of method or model scope; null when this source does not have it.</summary>
    ValueTask<IMethodReport?> FindAsync(string name, CancellationToken cancellationToken);
}
