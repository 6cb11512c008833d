using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Datastores;

/// <summary>Opens datastores that are not kept in a folder.</summary>
public interface IDatastoreProviders
{
    /// <summary>Opens a datastore.</summary>
    /// <param name="choice">Which one, and with which settings.</param>
    /// <param name="defaultCache">Absolute folder of the local copy, unless the datastore names another one (DS-9).</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.NotFound"/> when no extension has it; <see cref="ErrorCodes.InvalidArgument"/> when its settings do not fit, with the places;
    /// <see cref="ErrorCodes.DatastoreFailed"/> when it cannot be opened.
    /// </exception>
    Task<IDatastoreProvider> OpenAsync(DatastoreChoice choice, string defaultCache, CancellationToken cancellationToken);
}
