using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Output;
using Swamp.Engine.Identity;
using Swamp.Engine.Processes;
using Swamp.Engine.Vaults;

namespace Swamp.Engine.Models.Shell;

/// <summary>The built-in <c>command/shell</c>: runs a command line and keeps what it printed (SHELL-1 to SHELL-8).</summary>
internal sealed class ShellModel(IProcessRunner processes, ShellEnvironment shell) : IModelImplementation
{
    private const int HintLines = 3;
    private const int HintLineLength = 200;

    /// <summary>The most of each stream that goes into the result; the log item holds everything.</summary>
    private const int ResultLimitBytes = 16 << 20;

    public Task<CheckOutcome> CheckAsync(string check, IMethodContext context, CancellationToken cancellationToken) =>
        throw new SwampException(ErrorCodes.NotFound, $"command/shell has no check '{check}'.");

    public async Task<MethodOutcome> ExecuteAsync(string method, JsonObject arguments, IMethodContext context, CancellationToken cancellationToken)
    {
        var call = ShellCall.From(arguments);
        var placed = ShellSecrets.Place(call.Run, context.Secrets, shell.IsWindows ? ShellKind.PowerShell : ShellKind.Posix);
        var request = Request(call, placed, context);
        CheckNul(request);
        var spool = Path.Combine(context.RepositoryPath, ".swamp", "tmp");
        await using var output = new CapturedOutput(spool, context.OpenRedaction());
        await using var error = new CapturedOutput(spool, context.OpenRedaction());
        var outputLines = context.OpenOutput(MethodStream.Stdout, cancellationToken);
        var errorLines = context.OpenOutput(MethodStream.Stderr, cancellationToken);

        var startedAt = shell.Clock.GetUtcNow();
        var start = shell.Clock.GetTimestamp();
        int? exitCode = null;
        try
        {
            exitCode = await RunAsync(
                request,
                call.TimeoutMs,
                async (stream, bytes) =>
                {
                    await (stream == ProcessStream.Output ? output : error).AddAsync(bytes, CancellationToken.None);
                    await (stream == ProcessStream.Output ? outputLines : errorLines).WriteAsync(bytes);
                },
                cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // What a command said before its run was ended is what people look for.
            await EndAsync();
            throw;
        }

        await EndAsync();
        if (exitCode is null)
        {
            throw new SwampException(
                ErrorCodes.MethodExecutionFailed,
                $"Command timed out after {call.TimeoutMs} ms; it and everything it started were ended.",
                "Raise the 'timeout' argument (milliseconds), or make the command faster.");
        }

        async Task EndAsync()
        {
            await outputLines.FinishAsync();
            await errorLines.FinishAsync();
            await output.FinishAsync(CancellationToken.None);
            await error.FinishAsync(CancellationToken.None);
            var durationMs = (long)shell.Clock.GetElapsedTime(start).TotalMilliseconds;
            await KeepAsync(call, context, output, error, exitCode, startedAt, durationMs, CancellationToken.None);
        }

        return exitCode == 0 || call.IgnoreExitCode
            ? new MethodOutcome()
            : throw new SwampException(
                ErrorCodes.MethodExecutionFailed, $"Command exited with code {exitCode}", await HintAsync(context, cancellationToken));
    }

    /// <summary>The end of what a failed command said on stderr, and where the rest is. Taken from the stored result, out of which secrets are already.</summary>
    private static async Task<string?> HintAsync(IMethodContext context, CancellationToken cancellationToken)
    {
        var result = await context.ReadResourceAsync(ShellModelType.ResultSpec, version: null, cancellationToken);
        var said = ((string?)result?["stderr"] ?? "")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .TakeLast(HintLines)
            .Select(static line => line.Length > HintLineLength ? line[..HintLineLength] + "…" : line)
            .ToList();
        return said.Count == 0 ? null : $"It said: {string.Join(" | ", said)}";
    }

    /// <summary>Runs the command; null when the time limit ended it.</summary>
    private async Task<int?> RunAsync(
        ProcessRequest request, long? timeoutMs, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (timeoutMs is { } milliseconds)
        {
            limit.CancelAfter(TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue)));
        }

        try
        {
            var exit = await processes.RunAsync(request, onOutput, limit.Token);
            return exit.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private ProcessRequest Request(ShellCall call, PlacedShellText placed, IMethodContext context)
    {
        var environment = new Dictionary<string, string>(shell.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in call.Env)
        {
            environment[name] = context.Secrets.Reveal(value);
        }

        foreach (var (name, value) in placed.Environment)
        {
            environment[name] = value;
        }

        return new ProcessRequest
        {
            Program = shell.IsWindows ? "powershell.exe" : "/bin/sh",
            Arguments = shell.IsWindows ? ["-NoProfile", "-Command", placed.Text] : ["-c", placed.Text],
            Environment = environment,
            WorkingDirectory = Path.GetFullPath(call.WorkingDir is { } dir ? context.Secrets.Reveal(dir) : ".", shell.WorkingDirectory),
        };
    }

    /// <summary>Texts that programs get end at a NUL character: the rest of a command would silently not run.</summary>
    private static void CheckNul(ProcessRequest request)
    {
        var where = request.Arguments.Any(HasNul) ? "run"
            : HasNul(request.WorkingDirectory) ? "workingDir"
            : request.Environment.FirstOrDefault(static v => HasNul(v.Key) || HasNul(v.Value)) is { Key: { } name } ? $"env.{name.Replace("\0", "", StringComparison.Ordinal)}"
            : null;
        if (where is not null)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"The argument '{where}' holds a NUL character (U+0000), which no program can be given.", "Take it out of the text, or pass the content in a file.");
        }

        static bool HasNul(string text) => text.Contains('\0', StringComparison.Ordinal);
    }

    private static async Task KeepAsync(
        ShellCall call,
        IMethodContext context,
        CapturedOutput output,
        CapturedOutput error,
        int? exitCode,
        DateTimeOffset startedAt,
        long durationMs,
        CancellationToken cancellationToken)
    {
        var result = new JsonObject
        {
            ["exitCode"] = exitCode ?? -1,
            ["executedAt"] = IdFormat.Text(startedAt),
            ["command"] = context.Secrets.Reveal(call.Run),
            ["durationMs"] = durationMs,
            ["stdout"] = await output.TextAsync(ResultLimitBytes, cancellationToken),
            ["stderr"] = await error.TextAsync(ResultLimitBytes, cancellationToken),
        };
        if (output.LengthBytes > ResultLimitBytes || error.LengthBytes > ResultLimitBytes)
        {
            result["truncated"] = true;
            await context.LogAsync(
                new MethodLogLine(MethodStream.Stderr, $"The result holds the first {ResultLimitBytes >> 20} MiB of each stream; the item '{ShellModelType.LogSpec}' holds everything."),
                cancellationToken);
        }

        await context.WriteResourceAsync(ShellModelType.ResultSpec, ShellModelType.ResultSpec, result, overrides: null, cancellationToken);
        if (output.LengthBytes + error.LengthBytes == 0)
        {
            return;
        }

        await using var log = await context.CreateFileWriterAsync(ShellModelType.LogSpec, ShellModelType.LogSpec, new WriteOverrides { Staged = true }, cancellationToken);
        await WritePartAsync(log, "[stdout]\n", output, cancellationToken);
        await WritePartAsync(log, output.LengthBytes > 0 ? "\n[stderr]\n" : "[stderr]\n", error, cancellationToken);
        await log.CompleteAsync(cancellationToken);
    }

    private static async Task WritePartAsync(IFileWriter log, string heading, CapturedOutput part, CancellationToken cancellationToken)
    {
        if (part.LengthBytes > 0)
        {
            await log.WriteAsync(Encoding.UTF8.GetBytes(heading), cancellationToken);
            await part.CopyToAsync(bytes => log.WriteAsync(bytes, cancellationToken), cancellationToken);
        }
    }

    /// <summary>The arguments of one call.</summary>
    private sealed record ShellCall(string Run, string? WorkingDir, long? TimeoutMs, IReadOnlyDictionary<string, string> Env, bool IgnoreExitCode)
    {
        public static ShellCall From(JsonObject arguments) => new(
            (string)arguments["run"]!,
            (string?)arguments["workingDir"],
            arguments["timeout"] is { } timeout ? long.Parse(timeout.ToString(), CultureInfo.InvariantCulture) : null,
            arguments["env"] is JsonObject env
                ? env.ToDictionary(e => e.Key, e => e.Value?.ToString() ?? "", StringComparer.Ordinal)
                : new Dictionary<string, string>(StringComparer.Ordinal),
            (bool?)arguments["ignoreExitCode"] ?? false);
    }
}
