namespace Swamp.Sdk;

/// <summary>Runs the bodies of methods somewhere. One object serves all calls with the same settings, also at the same time.</summary>
public interface IDriver
{
    /// <summary>Called once before the first call.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    Task InitializeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs a method.</summary>
    /// <param name="request">The call, ready to run. Its arguments hold secrets.</param>
    /// <param name="context">Takes what the method says, and what it writes while it runs.</param>
    /// <param name="cancellationToken">Ends the call; nothing of the method may run on after it.</param>
    /// <returns>What came of it; a failure of the method is a result too.</returns>
    Task<DriverResult> ExecuteAsync(DriverRequest request, IDriverContext context, CancellationToken cancellationToken);

    /// <summary>Called once at the end.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    Task ShutdownAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
