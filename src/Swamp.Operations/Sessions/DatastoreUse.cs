using Swamp.Storage.Datastores;

namespace Swamp.Operations.Sessions;

/// <summary>A datastore beside that of the session.</summary>
/// <param name="Exchange">Its pulls and pushes.</param>
/// <param name="Locks">Its locks.</param>
internal sealed record DatastoreUse(DatastoreExchange Exchange, ProviderLocks Locks);
