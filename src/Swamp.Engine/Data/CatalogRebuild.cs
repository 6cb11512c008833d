namespace Swamp.Engine.Data;

/// <summary>What a rebuild of the catalogue found.</summary>
/// <param name="Entries">Number of rows.</param>
/// <param name="Problems">Versions that were left out because their metadata cannot be read.</param>
public sealed record CatalogRebuild(int Entries, IReadOnlyList<Errors.SwampError> Problems);
