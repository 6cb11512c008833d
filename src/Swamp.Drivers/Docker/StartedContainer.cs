using Swamp.Engine.Processes;

namespace Swamp.Drivers.Docker;

/// <summary>A container whose engine program runs.</summary>
internal sealed class StartedContainer : IDisposable
{
    private readonly CancellationTokenSource cli = new();
    private readonly HeldOutput output = new();
    private readonly TaskCompletionSource<ReadOnlyMemory<byte>> order = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StartedContainer(string name, bool isKept) => (Name, IsKept, Running) = (name, isKept, Task.FromResult(new ProcessExit(0, null)));

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether it is still there when it has ended, so that the engine can be asked about it.</summary>
    public bool IsKept { get; }

    /// <summary>Whether its call has seen it through, so that nothing of it is left.</summary>
    public bool IsGone { get; set; }

    /// <summary>Ends with the engine's program.</summary>
    public Task<ProcessExit> Running { get; private set; }

    /// <summary>What the engine complained about.</summary>
    public EngineComplaint Complaint { get; } = new();

    /// <summary>Starts the engine's program.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="name">Name of the container.</param>
    /// <param name="isKept">Whether it outlives its end.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="waits">Whether it is to wait for its order on standard input.</param>
    /// <exception cref="Engine.Errors.SwampException"><c>missing_deps</c>: there is no such program.</exception>
    public static StartedContainer Start(ContainerEngine engine, string name, bool isKept, ContainerArguments arguments, bool waits)
    {
        var container = new StartedContainer(name, isKept);
        container.Running = engine.RunAsync(arguments.Arguments, arguments.Variables, waits ? container.FeedAsync : null, container.TakeAsync, container.cli.Token);
        return container;
    }

    /// <summary>Hands over what it prints.</summary>
    public Task DirectAsync(Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput) => output.DirectAsync(onOutput);

    /// <summary>Tells a waiting container what to do. No bytes at all mean that there is nothing to do, and it ends.</summary>
    /// <returns>False when it was told already.</returns>
    public bool Order(ReadOnlyMemory<byte> bytes) => order.TrySetResult(bytes);

    /// <summary>Ends the engine's program, which does not end the container.</summary>
    public Task DetachAsync() => cli.CancelAsync();

    public void Dispose()
    {
        cli.Dispose();
        output.Dispose();
    }

    private async Task FeedAsync(Stream input, CancellationToken ended)
    {
        var bytes = await order.Task.WaitAsync(ended);
        await input.WriteAsync(bytes, ended);
    }

    private ValueTask TakeAsync(ProcessStream stream, ReadOnlyMemory<byte> bytes)
    {
        Complaint.Add(stream, bytes.Span);
        return output.AddAsync(stream, bytes);
    }
}
