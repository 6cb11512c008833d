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

    /// <summary>Opens the repository the call is about; nothing in it is loaded before it is used.</summary>
    /// <exception cref="Engine.Errors.SwampException">There is no repository, or its marker is broken.</exception>
    public ValueTask<RepositorySession> OpenRepositoryAsync(CancellationToken cancellationToken) => sessions.OpenAsync(Call, Events, cancellationToken);
}
