namespace Swamp.Engine.Reports;

/// <summary>Lists the reports that a source offers, of every scope (REP-36, REP-37).</summary>
public interface IReportCatalog
{
    /// <summary>The reports, in the order of their files; broken ones are left out.</summary>
    ValueTask<IReadOnlyList<IReport>> ListAsync(CancellationToken cancellationToken);
}
