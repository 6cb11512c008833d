using Swamp.Engine.Processes;

namespace Swamp.Drivers.Docker;

/// <summary>Runs containers from their start to their removal: whatever happens, nothing of one is left when its call returns.</summary>
internal sealed class ContainerRun(ContainerEngine engine, DockerSettings settings, DockerDriverOptions options)
{
    private static readonly TimeSpan CliGrace = TimeSpan.FromSeconds(5);

    private const int Killed = 128 + 9;

    /// <summary>With a memory limit a container is kept until the engine was asked whether it was killed for it.</summary>
    private bool IsKept => settings.Memory is not null;

    /// <summary>Starts a container that waits for its order.</summary>
    /// <exception cref="Engine.Errors.SwampException">It cannot be started.</exception>
    public StartedContainer Prepare(ContainerRequest request)
    {
        VolumeChecks.Check(settings.Volumes, options);
        return Start(request, waits: true, []);
    }

    /// <summary>Runs a container for one call.</summary>
    /// <exception cref="Engine.Errors.SwampException">The engine could not run it.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; the container is gone.</exception>
    public async Task<ContainerExit> RunAsync(ContainerRequest request, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken)
    {
        VolumeChecks.Check(settings.Volumes, options);
        cancellationToken.ThrowIfCancellationRequested();
        using var container = Start(request, waits: false, TraceContext.Of(options.Variables));
        return await FinishAsync(container, request, onOutput, cancellationToken);
    }

    /// <summary>Gives a waiting container its order, and sees it through.</summary>
    /// <exception cref="Engine.Errors.SwampException">The engine could not run it.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; the container is gone.</exception>
    public async Task<ContainerExit> RunAsync(
        StartedContainer container, ReadOnlyMemory<byte> order, ContainerRequest request, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken)
    {
        container.Order(cancellationToken.IsCancellationRequested ? default : order);
        return await FinishAsync(container, request, onOutput, cancellationToken);
    }

    /// <summary>Lets go of a container that was prepared; one that has no order yet ends. Waits until nothing of it is left.</summary>
    public async Task DiscardAsync(StartedContainer container)
    {
        if (container.IsGone)
        {
            container.Dispose();
            return;
        }

        container.Order(default);
        var isLate = await Task.WhenAny(container.Running, Task.Delay(CliGrace, options.Clock, CancellationToken.None)) != container.Running;
        if (isLate)
        {
            await container.DetachAsync();
        }

        await ((Task)container.Running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (isLate || container.IsKept)
        {
            await engine.RemoveAsync(container.Name, isLate);
        }

        container.Dispose();
    }

    private StartedContainer Start(ContainerRequest request, bool waits, IEnumerable<KeyValuePair<string, string>> trace)
    {
        var name = NewName();
        string[] first = [.. waits ? ["-i"] : Array.Empty<string>(), .. IsKept ? Array.Empty<string>() : ["--rm"], "--name", name, "--label", engine.OwnerLabel];
        return StartedContainer.Start(engine, name, IsKept, ContainerArguments.Of(first, settings, options.Repository, request, trace), waits);
    }

    private async Task<ContainerExit> FinishAsync(
        StartedContainer container, ContainerRequest request, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken)
    {
        var sweep = engine.SweepAsync();
        var start = options.Clock.GetTimestamp();
        var hasEnded = false;
        var isInterrupted = false;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (request.Timeout is { } timeout)
            {
                limit.CancelAfter(timeout);
            }

            await container.DirectAsync(onOutput);
            ProcessExit exit;
            try
            {
                exit = await container.Running.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                isInterrupted = true;
                await EndAsync(container);
                cancellationToken.ThrowIfCancellationRequested();
                return new ContainerExit(null, OutOfMemory: false, options.Clock.GetElapsedTime(start));
            }

            container.Complaint.ThrowIfEngineFailed(exit.ExitCode, engine.Command, request);
            var outOfMemory = await OutOfMemoryAsync(container, exit.ExitCode);
            hasEnded = true;
            return new ContainerExit(exit.ExitCode, outOfMemory, options.Clock.GetElapsedTime(start));
        }
        finally
        {
            if (container.IsKept || !hasEnded)
            {
                await engine.RemoveAsync(container.Name, isInterrupted);
            }

            container.IsGone = true;
            await sweep;
        }
    }

    private async Task<bool?> OutOfMemoryAsync(StartedContainer container, int exitCode)
    {
        bool? outOfMemory = container.IsKept && exitCode != 0 && await engine.WasOutOfMemoryAsync(container.Name);

        // Podman does not always learn it.
        return outOfMemory == false && container.IsKept && exitCode == Killed ? null : outOfMemory;
    }

    /// <summary>The container first, then the program that waits for it; whatever the program still has to say is heard.</summary>
    private async Task EndAsync(StartedContainer container)
    {
        if (!await engine.StopAsync(container.Name) || await Task.WhenAny(container.Running, Task.Delay(CliGrace, options.Clock, CancellationToken.None)) != container.Running)
        {
            await container.DetachAsync();
        }

        try
        {
            await container.Running;
        }
        catch (OperationCanceledException)
        {
            // It was ended.
        }
    }

    private string NewName()
    {
        Span<byte> bytes = stackalloc byte[4];
        options.Ids.Fill(bytes);
        return $"swamp-{Convert.ToHexStringLower(bytes)}";
    }
}
