using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;

namespace Swamp.Extensions.Hosting;

/// <summary>
/// Runs the extensions of one language in one long-lived process, which starts with the first call, or ahead of it where one is known to come. When it dies, the calls in flight fail and the
/// next call gets a fresh one.
/// </summary>
public sealed class ExtensionHost : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly SemaphoreSlim slots;
    private readonly ExtensionHostOptions options;
    private readonly IHostProgram program;
    private readonly CancellationTokenSource closing = new();
    private readonly Lock sync = new();
    private Task<HostProcess>? ahead;
    private volatile HostProcess? current;
    private bool isClosed;

    /// <summary>Creates a host; nothing is started.</summary>
    internal ExtensionHost(ExtensionHostOptions options, IHostProgram program)
    {
        this.options = options;
        this.program = program;
        slots = new SemaphoreSlim(options.Limits.ConcurrentCalls, options.Limits.ConcurrentCalls);
    }

    /// <summary>Limits of this host.</summary>
    internal HostLimits Limits => options.Limits;

    /// <summary>
    /// Starts the process ahead of the next call, which gets it, or the reason why there is none. Nothing happens when it runs already, and when something would have
    /// to be fetched for it: what a call may never need is not worth that.
    /// </summary>
    public void Prepare()
    {
        if (!program.IsAtHand)
        {
            return;
        }

        lock (sync)
        {
            if (!isClosed && current is not { IsOpen: true } && ahead is null or { IsFaulted: true } or { IsCanceled: true })
            {
                ahead = Task.Run(() => StartedAsync(closing.Token));
            }
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
        lock (sync)
        {
            if (isClosed)
            {
                return;
            }

            isClosed = true;
        }

        // One that is still starting is not waited for.
        await closing.CancelAsync();
        if (TakeAhead() is { } begun)
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
        gate.Release();
    }

    private async Task<HostProcess> ProcessAsync(CancellationToken cancellationToken)
    {
        // Where one runs by now, it does not matter how the other attempt ended.
        if (TakeAhead() is { } begun && !(begun.IsCompleted && current is { IsOpen: true }) && await begun.WaitAsync(cancellationToken) is { IsOpen: true } ready)
        {
            return ready;
        }

        return await StartedAsync(cancellationToken);
    }

    private Task<HostProcess>? TakeAhead()
    {
        lock (sync)
        {
            var begun = ahead;
            ahead = null;
            return begun;
        }
    }

    private async Task<HostProcess> StartedAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            if (current is { IsOpen: true } open)
            {
                return open;
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
