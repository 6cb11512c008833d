using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Execution.Output;
using Swamp.Engine.Identity;
using Swamp.Engine.Processes;
using Swamp.Engine.Vaults;

namespace Swamp.Drivers.Docker;

/// <summary>
/// Runs the command line of a method in a container (DRV-41, DRV-44). Beside <c>run</c>, the arguments that <c>command/shell</c> takes have their meaning:
/// <c>env</c>, <c>workingDir</c> (a folder of the container), <c>timeout</c> and <c>ignoreExitCode</c>.
/// </summary>
internal sealed class CommandMode(ContainerRun run, ContainerPool? pool, DockerSettings settings, DockerDriverOptions options)
{
    /// <summary>The most of each stream that goes into the resource; the file item holds everything.</summary>
    private const int ResultLimitBytes = 16 << 20;

    private const int HintLines = 3;
    private const int HintLineLength = 200;

    /// <summary>The command line of a call; null when it has none.</summary>
    public static string? CommandOf(DriverCall call) =>
        call.Arguments["run"] is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Runs the command.</summary>
    public async Task<ExecutionResult> RunAsync(DriverCall call, CancellationToken cancellationToken)
    {
        var context = call.Context;
        var placed = ShellSecrets.Place(CommandOf(call)!, context.Secrets, ShellKind.Posix);
        var output = new CapturedOutput(options.TemporaryDirectory, context.OpenRedaction());
        var error = new CapturedOutput(options.TemporaryDirectory, context.OpenRedaction());
        var outputLines = context.OpenOutput(MethodStream.Stdout, CancellationToken.None);
        var errorLines = context.OpenOutput(MethodStream.Stderr, CancellationToken.None);
        var startedAt = options.Clock.GetUtcNow();
        var start = options.Clock.GetTimestamp();
        ContainerExit? exit = null;
        Exception? failure = null;
        try
        {
            exit = await RunAsync(call, placed, TakeAsync, cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            // What a command said before its run was ended is what people look for.
            failure = exception;
        }
        catch
        {
            await output.DisposeAsync();
            await error.DisposeAsync();
            throw;
        }

        await outputLines.FinishAsync();
        await errorLines.FinishAsync();
        await output.FinishAsync(CancellationToken.None);
        await error.FinishAsync(CancellationToken.None);
        var facts = new JsonObject
        {
            ["exitCode"] = exit?.ExitCode ?? -1,
            ["executedAt"] = IdFormat.Text(startedAt),
            ["command"] = context.Secrets.Reveal(CommandOf(call)!),
            ["durationMs"] = (long)options.Clock.GetElapsedTime(start).TotalMilliseconds,
            ["stderr"] = await error.TextAsync(ResultLimitBytes, CancellationToken.None),
        };
        return new ExecutionResult
        {
            Outputs = [.. await OutputsAsync(call, facts, output, error)],
            Failure = failure ?? FailureOf(call, exit!, (string)facts["stderr"]!),
            Held = new Both(output, error),
        };

        async ValueTask TakeAsync(ProcessStream stream, ReadOnlyMemory<byte> bytes)
        {
            await (stream == ProcessStream.Output ? output : error).AddAsync(bytes, CancellationToken.None);
            await (stream == ProcessStream.Output ? outputLines : errorLines).WriteAsync(bytes);
        }
    }

    private async Task<ContainerExit> RunAsync(
        DriverCall call, PlacedShellText placed, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken)
    {
        var request = Request(call, placed);
        if (WaitingShell.Order(placed.Text, FolderOf(call), request.Env.Concat(TraceContext.Of(options.Variables))) is not { } order
            || pool?.Take("command", _ => Task.FromResult(new WarmContainer(run.Prepare(Waiting()), folder: null))) is not { } warm)
        {
            return await run.RunAsync(request, onOutput, cancellationToken);
        }

        try
        {
            return await run.RunAsync(warm.Container, order, request, onOutput, cancellationToken);
        }
        finally
        {
            await run.DiscardAsync(warm.Container);
        }
    }

    private static string? FolderOf(DriverCall call) =>
        call.Arguments["workingDir"] is JsonValue text && text.TryGetValue<string>(out var path) ? call.Context.Secrets.Reveal(path) : null;

    private ContainerRequest Request(DriverCall call, PlacedShellText placed)
    {
        var env = new Dictionary<string, string>(placed.Environment, StringComparer.Ordinal);
        foreach (var (name, value) in call.Arguments["env"] as JsonObject ?? [])
        {
            var text = value?.ToString() ?? "";
            env[name] = call.Context.Secrets.Reveal(text);
            if (EngineVariables.Has(name) && env[name] != text)
            {
                throw EngineVariables.ExposedVariable($"The argument 'env.{name}'", name, settings.Command);
            }
        }

        string[] folder = FolderOf(call) is { } path ? ["--workdir", path] : [];
        if (folder.Length > 0 && (string?)call.Arguments["workingDir"] != folder[1])
        {
            throw EngineVariables.Exposed("The argument 'workingDir'", settings.Command, "Change the folder in the command: run: cd \"$MY_FOLDER\" && …");
        }

        return new ContainerRequest { Image = settings.Image, Command = ["sh", "-c", placed.Text], Arguments = folder, Env = env, Timeout = TimeoutOf(call) };
    }

    private ContainerRequest Waiting() => new() { Image = settings.Image, Command = WaitingShell.Command };

    private TimeSpan? TimeoutOf(DriverCall call) => (MethodTimeout(call), settings.Timeout) switch
    {
        ({ } own, { } general) => own < general ? own : general,
        var (own, general) => own ?? general,
    };

    private static TimeSpan? MethodTimeout(DriverCall call) =>
        call.Arguments["timeout"] is { } timeout && double.TryParse(timeout.ToString(), CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0
            ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue))
            : null;

    /// <summary>What was printed, under the first resource that the type declares, and under its first file.</summary>
    private static async Task<List<DriverOutput>> OutputsAsync(DriverCall call, JsonObject facts, CapturedOutput output, CapturedOutput error)
    {
        var spec = call.Type.Resources.Keys.FirstOrDefault() ?? call.Method.Name;
        if (output.LengthBytes > ResultLimitBytes || error.LengthBytes > ResultLimitBytes)
        {
            facts["truncated"] = true;
        }

        var outputs = new List<DriverOutput> { new PendingText(spec, spec, await output.TextAsync(ResultLimitBytes, CancellationToken.None)) { Facts = facts } };
        if (call.Type.Files.Keys.FirstOrDefault() is { } file && output.LengthBytes + error.LengthBytes > 0)
        {
            outputs.Add(new PendingFile(file, file, async (write, cancellationToken) =>
            {
                await WritePartAsync(write, "[stdout]\n"u8.ToArray(), output, cancellationToken);
                await WritePartAsync(write, output.LengthBytes > 0 ? "\n[stderr]\n"u8.ToArray() : "[stderr]\n"u8.ToArray(), error, cancellationToken);
            })
            {
                Overrides = new WriteOverrides { Staged = true },
            });
        }

        return outputs;
    }

    private static async ValueTask WritePartAsync(Func<ReadOnlyMemory<byte>, ValueTask> write, byte[] heading, CapturedOutput part, CancellationToken cancellationToken)
    {
        if (part.LengthBytes > 0)
        {
            await write(heading);
            await part.CopyToAsync(write, cancellationToken);
        }
    }

    private SwampException? FailureOf(DriverCall call, ContainerExit exit, string stderr)
    {
        if (exit.ExitCode is null)
        {
            return MethodTimeout(call) is { } own && own == TimeoutOf(call)
                ? new SwampException(
                    ErrorCodes.MethodExecutionFailed,
                    $"Command timed out after {own.TotalMilliseconds:0} ms; it and everything it started were ended.",
                    "Raise the 'timeout' argument (milliseconds), or make the command faster.")
                : DockerFailures.TimedOut("Docker command", settings);
        }

        if (exit.OutOfMemory != false)
        {
            return DockerFailures.OutOfMemory(settings, exit.OutOfMemory == true);
        }

        return exit.ExitCode == 0 || call.Arguments["ignoreExitCode"] is JsonValue ignore && ignore.TryGetValue<bool>(out var ignored) && ignored
            ? null
            : new SwampException(ErrorCodes.MethodExecutionFailed, $"Command exited with code {exit.ExitCode}", HintOf(stderr));
    }

    private static string? HintOf(string stderr)
    {
        var said = stderr
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .TakeLast(HintLines)
            .Select(static line => line.Length > HintLineLength ? line[..HintLineLength] + "…" : line)
            .ToList();
        return said.Count == 0 ? null : $"It said: {string.Join(" | ", said)}";
    }

    private sealed class Both(IAsyncDisposable one, IAsyncDisposable other) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await one.DisposeAsync();
            await other.DisposeAsync();
        }
    }
}
