namespace Swamp.Engine.Execution.Drivers;

/// <summary>Where drivers come from. Nothing of one is loaded before it is asked for.</summary>
public interface IDriverSource
{
    /// <summary>The driver of a choice; made once for each configuration and kept by the source, which ends it.</summary>
    /// <param name="choice">The driver and its settings, secrets in it being real values.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.SwampException">There is no such driver, or its settings are wrong.</exception>
    ValueTask<IExecutionDriver> OpenAsync(DriverChoice choice, CancellationToken cancellationToken);
}
