using Swamp.Operations.Events;

namespace Swamp.Operations.Sessions;

/// <summary>Opens repositories: a new session per call in the command line, kept warm in long-lived processes.</summary>
public interface ISessionFactory
{
    /// <summary>Opens the repository that a call is about (GEN-17).</summary>
    /// <exception cref="Engine.Errors.SwampException">There is no repository, or its marker is broken (GEN-18).</exception>
    ValueTask<RepositorySession> OpenAsync(CallOptions call, IOperationEvents events, CancellationToken cancellationToken);
}
