using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;

namespace Swamp.Extensions.Hosting;

/// <summary>
/// Runs TypeScript extensions in one long-lived process, which starts with the first call. When it dies, the calls in flight fail and the
/// next call gets a fresh one.
/// </summary>
public sealed class ExtensionHost : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly SemaphoreSlim slots;
    private readonly ExtensionHostOptions options;
    private HostProcess? current;

    /// <summary>Creates a host; nothing is started.</summary>
    public ExtensionHost(ExtensionHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        slots = new SemaphoreSlim(options.Limits.ConcurrentCalls, options.Limits.ConcurrentCalls);
    }

    /// <summary>Limits of this host.</summary>
    internal HostLimits Limits => options.Limits;

    /// <summary>Starts the process ahead of the first call; failures show at that call.</summary>
    public void Prepare() => _ = Task.Run(async () =>
    {
        try
        {
            await ProcessAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is SwampException or IOException or ObjectDisposedException)
        {
            // The call that needs the process tries again and says what is wrong.
        }
    });

    /// <summary>Makes a call.</summary>
    internal async Task<JsonNode?> CallAsync(string name, JsonObject parameters, IHostCall? handler, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            var process = await ProcessAsync(cancellationToken);
            return await process.CallAsync(name, parameters, Trace(), handler, cancellationToken);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Makes a call that must end within a time, such as loading code that might loop.</summary>
    internal async Task<JsonNode?> CallAsync(string name, JsonObject parameters, TimeSpan limit, string what, CancellationToken cancellationToken)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(limit);
        try
        {
            return await CallAsync(name, parameters, handler: null, timed.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SwampException(ErrorCodes.TimedOut, $"{what} did not end within {limit.TotalSeconds:0} s and was stopped.", "Look for a loop or a wait at the top level of the file; SWAMP_EXTENSION_LOAD_SECONDS raises the limit.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync();
        if (current is not null)
        {
            await current.DisposeAsync();
            current = null;
        }
    }

    private async Task<HostProcess> ProcessAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (current is { IsOpen: true })
            {
                return current;
            }

            if (current is not null)
            {
                await current.DisposeAsync();
                current = null;
            }

            var deno = await options.Deno.FindAsync(cancellationToken);
            var files = await HostFiles.UnpackAsync(options.CacheDirectory, cancellationToken);
            return current = await HostProcess.StartAsync(
                new HostProcessOptions
                {
                    Processes = options.Processes,
                    Command = address => Command(deno, files, address),
                    OnPrinted = OnPrintedAsync,
                    StartHint = $"'{deno}' is the Deno that was used; SWAMP_DENO names another.",
                    Limits = options.Limits,
                },
                cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>
    /// No type check, no lock file, no node_modules, no configuration of whatever folder the user stands in: an extension behaves the same everywhere.
    /// Extensions run with the rights of the user, as they do in the program that they were written for; the sandbox driver is the one that narrows them.
    /// </summary>
    private ProcessRequest Command(string deno, string files, string address)
    {
        var environment = new Dictionary<string, string>(options.Variables, StringComparer.Ordinal)
        {
            ["DENO_NO_UPDATE_CHECK"] = "1",
            ["DENO_NO_PACKAGE_JSON"] = "1",
            ["DENO_NO_PROMPT"] = "1",
            ["NO_COLOR"] = "1",
            ["SWAMP_LOCK_HOLDER_PID"] = options.ProcessId.ToString(CultureInfo.InvariantCulture),
        };
        return new ProcessRequest
        {
            Program = deno,
            Arguments =
            [
                "run", "--quiet", "--no-check", "--no-lock", "--no-config", "--node-modules-dir=none", "--allow-all",
                $"--v8-flags=--max-old-space-size={options.Limits.MemoryMib.ToString(CultureInfo.InvariantCulture)}",
                $"--import-map={Path.Combine(files, "import-map.json")}", Path.Combine(files, "main.ts"), address,
            ],
            Environment = environment,
            WorkingDirectory = options.WorkingDirectory,
            TerminationGrace = TimeSpan.FromMilliseconds(200),
        };
    }

    private ValueTask OnPrintedAsync(ProcessStream stream, ReadOnlyMemory<byte> bytes) =>
        options.OnPrinted(stream == ProcessStream.Error, Encoding.UTF8.GetString(bytes.Span));

    private JsonObject? Trace() => System.Diagnostics.Activity.Current is { Id: { } id } activity
        ? new JsonObject { ["traceparent"] = id, ["tracestate"] = activity.TraceStateString }
        : options.Variables.TryGetValue("TRACEPARENT", out var parent)
            ? new JsonObject { ["traceparent"] = parent, ["tracestate"] = options.Variables.GetValueOrDefault("TRACESTATE") }
            : null;
}
