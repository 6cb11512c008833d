using Swamp.Engine.Repositories;
using Swamp.Operations.Events;
using Swamp.Operations.Hosting;

namespace Swamp.Operations.Sessions;

/// <summary>Opens a fresh session for every call.</summary>
public sealed class SessionFactory(HostEnvironment host) : ISessionFactory
{
    private readonly SwampEnvironment environment = SwampEnvironment.From(host.Variables);

    /// <inheritdoc/>
    public ValueTask<RepositorySession> OpenAsync(CallOptions call, IOperationEvents events, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var repository = new RepositoryOpener(environment, call.WorkingDirectory).Open(call.RepositoryDirectory, call.Datastore);
        return ValueTask.FromResult(new RepositorySession(host, environment, repository, call, events));
    }
}
