namespace Swamp.Engine.Data;

/// <summary>What a checkpoint of the catalogue's write-ahead log did (DCMD-15, DSCMD-25).</summary>
/// <param name="PagesTotal">Pages in the log.</param>
/// <param name="PagesCheckpointed">Pages moved into the database.</param>
public sealed record CatalogCheckpoint(int PagesTotal, int PagesCheckpointed);
