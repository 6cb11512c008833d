using System.Collections.Concurrent;
using Swamp.Drivers.Docker;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;
using Swamp.Extensions.Drivers;
using Swamp.Operations.Providers;

namespace Swamp.Operations.Sessions;

/// <summary>The drivers of a session, each made when it is asked for and once for each configuration. They end with the session.</summary>
internal sealed class SessionDrivers(RepositorySession session) : IDriverSource, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IExecutionDriver>>> opened = new(StringComparer.Ordinal);

    public async ValueTask<IExecutionDriver> OpenAsync(DriverChoice choice, CancellationToken cancellationToken)
    {
        var key = $"{choice.Driver}\n{choice.Config.ToJsonString()}";
        var driver = opened.GetOrAdd(key, _ => new Lazy<Task<IExecutionDriver>>(() => CreateAsync(choice, CancellationToken.None)));
        try
        {
            return await driver.Value.WaitAsync(cancellationToken);
        }
        catch (SwampException)
        {
            // The next call may find it mended.
            opened.TryRemove(KeyValuePair.Create(key, driver));
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var driver in opened.Values.Where(static d => d is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await driver.Value).DisposeAsync();
        }

        opened.Clear();
    }

    private async Task<IExecutionDriver> CreateAsync(DriverChoice choice, CancellationToken cancellationToken)
    {
        switch (choice.Driver)
        {
            case DriverChoice.Raw:
                DriverSettings.Checked(choice, BuiltInDrivers.RawSchema());
                return new RawDriver();
            case DockerDriver.Type:
                return new DockerDriver(choice, DockerOptions());
            case SandboxDriver.Type:
                return session.Extensions.ExecutionDrivers.OpenSandbox(choice);
            default:
                return await session.Extensions.ExecutionDrivers.OpenAsync(choice, cancellationToken) ?? throw await UnknownAsync(choice, cancellationToken);
        }
    }

    private async Task<SwampException> UnknownAsync(DriverChoice choice, CancellationToken cancellationToken)
    {
        var names = BuiltInDrivers.All.Select(static d => d.Type).Concat((await session.Extensions.Drivers.ListAsync(cancellationToken)).Select(static d => d.Type)).ToList();
        return new SwampException(
            ErrorCodes.NotFound,
            $"Unknown execution driver '{choice.Driver}', asked for by {choice.Source}. Available drivers: {string.Join(", ", names)}.{Engine.Values.Suggestions.DidYouMean(choice.Driver, names)}",
            "swamp driver type search");
    }

    private DockerDriverOptions DockerOptions() => new()
    {
        Repository = session.Layout.Root,
        TemporaryDirectory = Path.Combine(session.Layout.Local, "tmp"),
        Processes = session.Processes,
        Variables = session.Host.Variables,
        MachineName = session.Host.MachineName,
        ProcessId = session.Host.ProcessId,
        FindRunner = session.Extensions.ContainerRunner.FindAsync,
        FindHost = session.Extensions.FindRunnerFolder,
        Clock = session.Host.Clock,
        Ids = session.Host.Ids,
    };
}
