using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;

namespace Swamp.Drivers.Docker;

/// <summary>One container engine, by its program: docker, podman and nerdctl understand what is used here.</summary>
internal sealed class ContainerEngine(DockerDriverOptions options, string command)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Race = TimeSpan.FromMilliseconds(300);
    private const int RaceAttempts = 4;
    private const string StopSeconds = "2";

    private readonly ContainerOwner self = ContainerOwner.Of(options);
    private readonly Lock gate = new();
    private Task? sweep;

    /// <summary>The engine's program, as it was named.</summary>
    public string Command => command;

    /// <summary>The label of what belongs to this process.</summary>
    public string OwnerLabel => $"{ContainerOwner.Label}={self}";

    /// <summary>The owner in the form that names of folders carry.</summary>
    public string OwnerText => self.ToString();

    /// <summary>Runs the program with its output as it comes.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Variables beside those of this process.</param>
    /// <param name="input">Writes what it reads; null for nothing.</param>
    /// <param name="onOutput">Receives its output.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SwampException"><c>missing_deps</c>: there is no such program.</exception>
    public Task<ProcessExit> RunAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> variables,
        Func<Stream, CancellationToken, Task>? input,
        Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput,
        CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string>(options.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        var request = new ProcessRequest { Program = Find(), Arguments = arguments, Environment = environment, WorkingDirectory = options.Repository, Input = input };
        return options.Processes.RunAsync(request, onOutput, cancellationToken);
    }

    /// <summary>Asks a container to end, and ends it when it does not.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> StopAsync(string container) => (await TryAsync(["stop", "-t", StopSeconds, container])).Succeeded;

    /// <summary>Removes a container, running or not. One that the engine is about to make is waited for.</summary>
    /// <param name="container">Its name.</param>
    /// <param name="mayStillCome">Whether making it was interrupted.</param>
    public async Task RemoveAsync(string container, bool mayStillCome)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Podman waits ten seconds for a container that does not want to end, so it is killed first.
            await TryAsync(["kill", container]);
            var (succeeded, said) = await TryAsync(["rm", "-f", container]);
            var wasThere = succeeded && !said.Contains("no such container", StringComparison.OrdinalIgnoreCase);
            if (wasThere || !mayStillCome || attempt == RaceAttempts)
            {
                return;
            }

            await Task.Delay(Race, options.Clock, CancellationToken.None);
        }
    }

    /// <summary>Whether a container that has ended was killed for its memory.</summary>
    public async Task<bool> WasOutOfMemoryAsync(string container)
    {
        var (succeeded, said) = await TryAsync(["inspect", "-f", "{{.State.OOMKilled}}", container]);
        return succeeded && said.Trim() == "true";
    }

    /// <summary>Removes what processes left behind that are gone; once, beside the first call. What goes wrong there is nobody's problem now.</summary>
    public Task SweepAsync()
    {
        lock (gate)
        {
            return sweep ??= Task.Run(SweepNowAsync);
        }
    }

    private async Task SweepNowAsync()
    {
        try
        {
            var (succeeded, said) = await TryAsync(["ps", "-a", "--filter", $"label={ContainerOwner.Label}", "--format", "{{.Names}} {{.Labels}}"]);
            foreach (var line in succeeded ? said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [])
            {
                if (ContainerOwner.Find(line) is { } owner && owner.IsGone(self))
                {
                    await RemoveAsync(line.Split(' ')[0], mayStillCome: false);
                }
            }

            CallFolder.Sweep(options.TemporaryDirectory, self);
        }
        catch (Exception exception) when (exception is SwampException or IOException or UnauthorizedAccessException)
        {
            // The call that runs beside this one meets the same problem and tells it.
        }
    }

    private async Task<(bool Succeeded, string Said)> TryAsync(IReadOnlyList<string> arguments)
    {
        var said = new StringBuilder();
        using var limit = new CancellationTokenSource(Limit, options.Clock);
        try
        {
            var exit = await RunAsync(
                arguments,
                new Dictionary<string, string>(StringComparer.Ordinal),
                null,
                (_, bytes) =>
                {
                    said.Append(Encoding.UTF8.GetString(bytes.Span));
                    return ValueTask.CompletedTask;
                },
                limit.Token);
            return (exit.ExitCode == 0, said.ToString());
        }
        catch (OperationCanceledException)
        {
            return (false, said.ToString());
        }
    }

    private string Find()
    {
        if (command.Contains('/', StringComparison.Ordinal) || command.Contains('\\', StringComparison.Ordinal))
        {
            var path = Path.GetFullPath(command, options.Repository);
            return File.Exists(path) ? path : throw Missing($"there is no {path}");
        }

        var names = OperatingSystem.IsWindows() ? new[] { $"{command}.exe", command } : [command];
        var folders = options.Variables.GetValueOrDefault("PATH", "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists) ?? throw Missing("it is not on the path");
    }

    private SwampException Missing(string why) => new(
        ErrorCodes.MissingDependencies,
        $"The driver 'docker' runs containers with the program '{command}', and {why}.",
        "Install a container engine, or name the one that is there: driverConfig.command: podman");
}
