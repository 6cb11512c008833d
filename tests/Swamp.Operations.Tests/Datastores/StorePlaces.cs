using System.Collections.Concurrent;
using Swamp.Engine.Datastores;
using Swamp.Engine.Repositories;

namespace Swamp.Operations.Tests.Datastores;

/// <summary>Datastores in memory; the setting <c>place</c> says which.</summary>
internal sealed class StorePlaces : IDatastoreProviders
{
    public const string Type = "@test/memory";

    private readonly ConcurrentDictionary<string, StorePlace> places = new(StringComparer.Ordinal);

    public StorePlace this[string name] => places.GetOrAdd(name, static _ => new StorePlace());

    public Task<IDatastoreProvider> OpenAsync(DatastoreChoice choice, string defaultCache, CancellationToken cancellationToken)
    {
        var name = (string)choice.Settings.Config!["place"]!;
        return Task.FromResult<IDatastoreProvider>(new PlaceStore(this[name], name, defaultCache));
    }
}
