using Swamp.Engine.Repositories;
using Swamp.Operations.Events;
using Swamp.Operations.Hosting;

namespace Swamp.Operations.Sessions;

/// <summary>
/// An open repository: the place where its services are put together. Each feature adds its own part of this class; everything is made
/// at first use, so that a command pays only for what it touches.
/// </summary>
public sealed partial class RepositorySession(
    HostEnvironment host, SwampEnvironment environment, Repository repository, CallOptions call, IOperationEvents events) : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> owned = [];

    /// <summary>The surroundings of the process.</summary>
    public HostEnvironment Host { get; } = host;

    /// <summary>Settings from environment variables.</summary>
    public SwampEnvironment Environment { get; } = environment;

    /// <summary>The call the session was opened for.</summary>
    public CallOptions Call { get; } = call;

    /// <summary>Where services of the session say what their users should know.</summary>
    public IOperationEvents Events { get; } = events;

    /// <summary>What <c>.swamp.yaml</c> says.</summary>
    public RepositoryMarker Marker { get; } = repository.Marker;

    /// <summary>Where everything lies.</summary>
    public RepositoryLayout Layout { get; private set; } = repository.Layout;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        for (var i = owned.Count - 1; i >= 0; i--)
        {
            await owned[i].DisposeAsync();
        }

        owned.Clear();
    }

    /// <summary>Takes a service over, to be disposed with the session, latest first.</summary>
    private T Own<T>(T service)
        where T : IAsyncDisposable
    {
        owned.Add(service);
        return service;
    }
}
