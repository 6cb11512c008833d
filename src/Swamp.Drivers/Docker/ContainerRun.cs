using Swamp.Engine.Execution;
using Swamp.Engine.Processes;

namespace Swamp.Drivers.Docker;

/// <summary>Runs one container from its start to its removal: whatever happens, nothing of it is left when the call returns.</summary>
internal sealed class ContainerRun(ContainerEngine engine, DockerSettings settings, DockerDriverOptions options)
{
    private static readonly TimeSpan CliGrace = TimeSpan.FromSeconds(5);

    private const int Killed = 128 + 9;

    /// <summary>Variables that the engine's program itself reads; a container's value for one must not become the program's own.</summary>
    private static readonly string[] EngineVariables = ["DOCKER_", "CONTAINER", "BUILDKIT_", "XDG_", "HTTP_", "HTTPS_", "NO_", "http_", "https_", "no_", "SSH_", "LD_", "GO"];

    private static readonly string[] EngineNames = ["PATH", "HOME", "USER", "TMPDIR", "TZ"];

    /// <summary>Runs it.</summary>
    /// <exception cref="Engine.Errors.SwampException">The engine could not run it.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; the container is gone.</exception>
    public async Task<ContainerExit> RunAsync(ContainerRequest request, IMethodContext context, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken)
    {
        VolumeChecks.Check(settings.Volumes, options);
        cancellationToken.ThrowIfCancellationRequested();
        var name = NewName();
        var (environment, secrets) = Environment(request);
        var mounts = settings.Volumes.SelectMany(v => new[] { "-v", VolumeChecks.Absolute(v, options.Repository) });

        // With a memory limit the container is kept until it was asked whether it was killed for it.
        var isKept = settings.Memory is not null;
        List<string> arguments =
        [
            "run", .. isKept ? Array.Empty<string>() : ["--rm"], "--name", name, "--label", engine.OwnerLabel,
            .. settings.Limits, .. mounts, .. environment, .. settings.ExtraArgs, .. request.Arguments, request.Image, .. request.Command,
        ];
        var complaint = new EngineComplaint();
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

            using var cli = new CancellationTokenSource();
            var running = engine.RunAsync(
                arguments,
                secrets,
                async (stream, bytes) =>
                {
                    complaint.Add(stream, bytes.Span);
                    await onOutput(stream, bytes);
                },
                cli.Token);
            ProcessExit exit;
            try
            {
                exit = await running.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                isInterrupted = true;
                await EndAsync(name, running, cli);
                cancellationToken.ThrowIfCancellationRequested();
                return new ContainerExit(null, OutOfMemory: false, options.Clock.GetElapsedTime(start));
            }

            complaint.ThrowIfEngineFailed(exit.ExitCode, engine.Command, request);
            bool? outOfMemory = isKept && exit.ExitCode != 0 && await engine.WasOutOfMemoryAsync(name);
            if (outOfMemory == false && isKept && exit.ExitCode == Killed)
            {
                // Podman does not always learn it.
                outOfMemory = null;
            }

            hasEnded = true;
            return new ContainerExit(exit.ExitCode, outOfMemory, options.Clock.GetElapsedTime(start));
        }
        finally
        {
            if (isKept || !hasEnded)
            {
                await engine.RemoveAsync(name, isInterrupted);
            }

            await sweep;
        }
    }

    /// <summary>The container first, then the program that waits for it; whatever the program still has to say is heard.</summary>
    private async Task EndAsync(string name, Task<ProcessExit> running, CancellationTokenSource cli)
    {
        if (!await engine.StopAsync(name) || await Task.WhenAny(running, Task.Delay(CliGrace, options.Clock, CancellationToken.None)) != running)
        {
            await cli.CancelAsync();
        }

        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // It was ended.
        }
    }

    /// <summary>
    /// Values travel through the environment of the engine's program, so that secrets are in no list of processes. Only a value of a variable that the program
    /// itself would heed is an argument.
    /// </summary>
    private (List<string> Arguments, Dictionary<string, string> Values) Environment(ContainerRequest request)
    {
        var arguments = new List<string>();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in settings.Env.Concat(request.Env).Concat(Trace()))
        {
            var isEngines = EngineNames.Contains(key, StringComparer.Ordinal) || EngineVariables.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));
            arguments.AddRange(["-e", isEngines ? $"{key}={value}" : key]);
            if (!isEngines)
            {
                values[key] = value;
            }
        }

        return (arguments, values);
    }

    private IEnumerable<KeyValuePair<string, string>> Trace() => TraceContext.Of(options.Variables);

    private string NewName()
    {
        Span<byte> bytes = stackalloc byte[4];
        options.Ids.Fill(bytes);
        return $"swamp-{Convert.ToHexStringLower(bytes)}";
    }
}
