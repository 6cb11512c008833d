using Swamp.Operations.Events;
using Swamp.Operations.Hosting;
using Swamp.Operations.Sessions;

namespace Swamp.Operations;

/// <summary>What a handler may use: the surroundings of the process, the caller's wishes, a place for events, and the repository.</summary>
public sealed class OperationContext(HostEnvironment host, CallOptions call, IOperationEvents events, ISessionFactory sessions)
{
    /// <summary>Clock, ids, variables, version of this process.</summary>
    public HostEnvironment Host { get; } = host;

    /// <summary>What holds for this call whatever the operation: folder, repository, who asks.</summary>
    public CallOptions Call { get; } = call;

    /// <summary>Where progress, output and warnings go while the operation runs.</summary>
    public IOperationEvents Events { get; } = events;

    /// <summary>Opens the repository the call is about, with its datastore; nothing else in it is loaded before it is used.</summary>
    /// <exception cref="Engine.Errors.SwampException">There is no repository, its marker is broken, or its datastore cannot be opened.</exception>
    public async ValueTask<RepositorySession> OpenRepositoryAsync(CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(Call, Events, cancellationToken);
        try
        {
            await session.OpenDatastoreAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the repository for what has nothing to do with its state, and has to work when the datastore does not: extensions, above all.</summary>
    /// <exception cref="Engine.Errors.SwampException">There is no repository, or its marker is broken.</exception>
    public ValueTask<RepositorySession> OpenWithoutDatastoreAsync(CancellationToken cancellationToken) => sessions.OpenAsync(Call, Events, cancellationToken);
}
