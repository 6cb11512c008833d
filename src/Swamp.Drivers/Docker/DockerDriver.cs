using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Drivers.Docker;

/// <summary>
/// Runs methods in containers of docker, podman or nerdctl. A method of an extension runs as a bundle; a method with a command line runs that (DRV-41).
/// </summary>
public sealed class DockerDriver : IExecutionDriver
{
    /// <summary>Name of the driver.</summary>
    public const string Type = "docker";

    private readonly CommandMode commands;
    private readonly BundleMode bundles;
    private readonly ContainerPool? pool;

    /// <summary>Creates the driver; nothing is started.</summary>
    /// <exception cref="SwampException">The settings are wrong.</exception>
    public DockerDriver(DriverChoice choice, DockerDriverOptions options)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(options);
        var settings = DockerSettings.Read(choice);
        var engine = new ContainerEngine(options, settings.Command);
        var run = new ContainerRun(engine, settings, options);
        pool = settings.Pool is { } wanted ? new ContainerPool(wanted, run, options.Clock) : null;
        commands = new CommandMode(run, pool, settings, options);
        bundles = new BundleMode(engine, run, pool, settings, options);
    }

    /// <inheritdoc/>
    public async Task<ExecutionResult> ExecuteAsync(DriverCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (await call.FindCodeAsync(cancellationToken) is { } code)
        {
            return await bundles.RunAsync(call, code, cancellationToken);
        }

        return CommandMode.CommandOf(call) is not null
            ? await commands.RunAsync(call, cancellationToken)
            : throw new SwampException(
                ErrorCodes.MethodExecutionFailed,
                $"The driver 'docker' runs methods of extensions, and methods with a text argument 'run'; {call.Type.Name.Normalized}.{call.Method.Name} is neither.",
                "Use the driver 'raw'.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => pool?.DisposeAsync() ?? ValueTask.CompletedTask;
}
