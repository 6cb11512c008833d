namespace Swamp.Engine.Data;

/// <summary>Conveniences over <see cref="IDataCatalog"/>.</summary>
public static class DataCatalogExtensions
{
    /// <summary>All rows that pass the filter.</summary>
    public static async ValueTask<IReadOnlyList<CatalogEntry>> FindAsync(
        this IDataCatalog catalog, CatalogFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var rows = new List<CatalogEntry>();
        await catalog.VisitAsync(
            filter,
            row =>
            {
                rows.Add(row);
                return true;
            },
            cancellationToken);
        return rows;
    }
}
