namespace Swamp.Operations.Datastores;

/// <summary>Asks how the datastore is.</summary>
public sealed record DatastoreStatusRequest;
