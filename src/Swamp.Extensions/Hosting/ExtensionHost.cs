using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;

namespace Swamp.Extensions.Hosting;

/// <summary>
/// Runs the extensions of one language in one long-lived process, which starts with the first call. When it dies, the calls in flight fail and the
/// next call gets a fresh one.
/// </summary>
public sealed class ExtensionHost : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly SemaphoreSlim slots;
    private readonly ExtensionHostOptions options;
    private readonly IHostProgram program;
    private readonly CancellationTokenSource closing = new();
    private Task<HostProcess>? ahead;
    private HostProcess? current;
    private int isPrepared;

    /// <summary>Creates a host; nothing is started.</summary>
    internal ExtensionHost(ExtensionHostOptions options, IHostProgram program)
    {
        this.options = options;
        this.program = program;
        slots = new SemaphoreSlim(options.Limits.ConcurrentCalls, options.Limits.ConcurrentCalls);
    }

    /// <summary>Limits of this host.</summary>
    internal HostLimits Limits => options.Limits;

    /// <summary>Starts the process ahead of the first call, which gets it, or the reason why there is none.</summary>
    public void Prepare()
    {
        if (Interlocked.Exchange(ref isPrepared, 1) == 0)
        {
            ahead = Task.Run(() => StartedAsync(closing.Token));
        }
    }

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
    internal Task<JsonNode?> CallAsync(string name, JsonObject parameters, TimeSpan limit, string what, CancellationToken cancellationToken) =>
        CallAsync(name, parameters, handler: null, limit, what, cancellationToken);

    /// <summary>The same of a call that asks for things.</summary>
    internal async Task<JsonNode?> CallAsync(string name, JsonObject parameters, IHostCall? handler, TimeSpan limit, string what, CancellationToken cancellationToken)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(limit);
        try
        {
            return await CallAsync(name, parameters, handler, timed.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SwampException(ErrorCodes.TimedOut, $"{what} did not end within {limit.TotalSeconds:0} s and was stopped.", "Look for a loop, or for a wait that never ends; SWAMP_EXTENSION_LOAD_SECONDS raises the limit.");
        }
    }

    /// <summary>Makes a call that does not wait for its turn: those whose turn it is may be waiting for what it does, such as releasing a lock.</summary>
    internal async Task<JsonNode?> CallAtOnceAsync(string name, JsonObject parameters, CancellationToken cancellationToken)
    {
        var process = await ProcessAsync(cancellationToken);
        return await process.CallAsync(name, parameters, Trace(), handler: null, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // One that is still starting is not waited for.
        await closing.CancelAsync();
        if (Interlocked.Exchange(ref ahead, null) is { } begun)
        {
            await ((Task)begun).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await gate.WaitAsync(CancellationToken.None);
        if (current is not null)
        {
            await current.DisposeAsync();
            current = null;
        }

        closing.Dispose();
    }

    private async Task<HostProcess> ProcessAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref ahead, null) is { } begun && await begun.WaitAsync(cancellationToken) is { IsOpen: true } ready)
        {
            return ready;
        }

        Volatile.Write(ref isPrepared, 1);
        return await StartedAsync(cancellationToken);
    }

    private async Task<HostProcess> StartedAsync(CancellationToken cancellationToken)
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

            var (command, startHint) = await program.PrepareAsync(cancellationToken);
            return current = await HostProcess.StartAsync(
                new HostProcessOptions
                {
                    Name = program.Name,
                    Processes = options.Processes,
                    Command = command,
                    OnPrinted = OnPrintedAsync,
                    StartHint = startHint,
                    Limits = options.Limits,
                },
                cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    private ValueTask OnPrintedAsync(ProcessStream stream, ReadOnlyMemory<byte> bytes) =>
        options.OnPrinted(stream == ProcessStream.Error, Encoding.UTF8.GetString(bytes.Span));

    private JsonObject? Trace() => System.Diagnostics.Activity.Current is { Id: { } id } activity
        ? new JsonObject { ["traceparent"] = id, ["tracestate"] = activity.TraceStateString }
        : options.Variables.TryGetValue("TRACEPARENT", out var parent)
            ? new JsonObject { ["traceparent"] = parent, ["tracestate"] = options.Variables.GetValueOrDefault("TRACESTATE") }
            : null;
}
