namespace Swamp.Sdk;

/// <summary>What a pull or push is about.</summary>
public sealed record SyncOptions
{
    /// <summary>The models it is about; null for everything. Given only with <see cref="DatastoreCapabilities.ScopedSync"/>.</summary>
    public IReadOnlyList<SyncModel>? Models { get; init; }
}
