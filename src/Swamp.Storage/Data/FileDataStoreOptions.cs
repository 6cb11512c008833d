using Swamp.Engine.Data;
using Swamp.Engine.Repositories;

namespace Swamp.Storage.Data;

/// <summary>Settings of <see cref="FileDataStore"/>.</summary>
public sealed record FileDataStoreOptions
{
    /// <summary>Where the repository keeps its data.</summary>
    public required RepositoryLayout Layout { get; init; }

    /// <summary>What an acknowledged write survives; the death of the process by default.</summary>
    public DataDurability Durability { get; init; }
}
