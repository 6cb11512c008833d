using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;

namespace Swamp.Extensions.Hosting;

/// <summary>One running host process and the connection to it.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const int Protocol = 1;
    private const int TailLines = 12;
    private readonly CancellationTokenSource life = new();
    private readonly OutputTail tail = new(16 << 10);
    private readonly HostProcessOptions options;
    private HostConnection? connection;
    private Task process = Task.CompletedTask;
    private Task pump = Task.CompletedTask;
    private Task watch = Task.CompletedTask;
    private volatile bool isGreedy;
    private ProcessExit? exit;
    private string? stuck;
    private int? pid;
    private long printed;
    private int printedDuring;

    private HostProcess(HostProcessOptions options) => this.options = options;

    /// <summary>Whether calls can be made.</summary>
    public bool IsOpen => connection is { IsOpen: true };

    /// <summary>Starts a process and waits until it has dialled back.</summary>
    /// <exception cref="SwampException">It did not.</exception>
    public static async Task<HostProcess> StartAsync(HostProcessOptions options, CancellationToken cancellationToken)
    {
        var host = new HostProcess(options);
        try
        {
            await host.ConnectAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a call.</summary>
    public Task<JsonNode?> CallAsync(string name, JsonObject parameters, JsonObject? trace, IHostCall? handler, CancellationToken cancellationToken) =>
        connection!.CallAsync(name, parameters, trace, handler, options.Limits.CancelGrace, EndStuckAsync, cancellationToken);

    /// <summary>Ends the process at once; calls in flight fail.</summary>
    public async Task KillAsync()
    {
        await life.CancelAsync();
        await process;

        // The next call must not be made on a connection that only looks alive.
        connection?.Close();
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            // The process ends by itself when its connection closes; killing it is for the one that does not.
            await connection.DisposeAsync();
            if (await Task.WhenAny(process, Task.Delay(options.ExitGrace, CancellationToken.None)) != process)
            {
                await life.CancelAsync();
            }
        }
        else
        {
            await life.CancelAsync();
        }

        await process;
        await pump;
        if (!life.IsCancellationRequested)
        {
            await life.CancelAsync();
        }

        await watch;
        life.Dispose();
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        using var door = HostDoor.Open();
        process = RunAsync(door.Address);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Limits.Start);
        var accepted = door.AcceptAsync(limit.Token);
        if (await Task.WhenAny(accepted, process) == process)
        {
            await limit.CancelAsync();
            throw new SwampException(ErrorCodes.MissingDependencies, Ended(" before it answered"), options.StartHint);
        }

        Stream? stream = null;
        Frame? hello = null;
        try
        {
            stream = await accepted;
            hello = await FrameCodec.ReadAsync(stream, limit.Token);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // It died between the two, or is not what it should be.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await (stream?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw new SwampException(
                ErrorCodes.TimedOut, $"The {options.Name} did not start within {options.Limits.Start.TotalSeconds:0} s.\n{tail.Text(TailLines)}", options.StartHint);
        }

        if (stream is null || hello is null)
        {
            await (stream?.DisposeAsync() ?? ValueTask.CompletedTask);
            await limit.CancelAsync();
            await Task.WhenAny(process, Task.Delay(options.ExitGrace, CancellationToken.None));
            throw new SwampException(ErrorCodes.MissingDependencies, Ended(" before it answered"), options.StartHint);
        }

        connection = new HostConnection(stream, Explain);
        if ((int?)hello.Message["protocol"] != Protocol)
        {
            throw new SwampException(ErrorCodes.Internal, $"The {options.Name} speaks another protocol than {Protocol}.", options.StartHint);
        }

        pump = PumpAsync(connection);
        pid = (int?)hello.Message["pid"];
        if (pid is { } watched)
        {
            watch = new MemoryWatch(watched, options.Limits).RunAsync(() => connection.CallsUnderWay > 0, EndGreedyAsync, life.Token);
        }
    }

    /// <summary>A call that does not stop is stopped with its process.</summary>
    private async Task EndStuckAsync(string call)
    {
        stuck ??= call;
        await KillAsync();
    }

    /// <summary>Memory that the language itself does not count, such as buffers outside of its heap, must not take the machine along.</summary>
    private async Task EndGreedyAsync()
    {
        isGreedy = true;
        await KillAsync();
    }

    /// <summary>A connection that broke says nothing about why; the end of the process does, so it is awaited first.</summary>
    private async Task PumpAsync(HostConnection open)
    {
        await open.PumpAsync(life.Token);
        await Task.WhenAny(process, Task.Delay(options.ExitGrace, CancellationToken.None));
        open.Close();
    }

    private async Task RunAsync(string address)
    {
        try
        {
            exit = await options.Processes.RunAsync(options.Command(address), OnOutputAsync, life.Token);
            if (exit is { Signal: not null } && pid is { } killed)
            {
                RuntimeFiles.Remove(killed);
            }
        }
        catch (OperationCanceledException)
        {
            // Explain knows why it was ended.
            if (pid is { } left)
            {
                RuntimeFiles.Remove(left);
            }
        }
        catch (SwampException exception)
        {
            tail.Add(System.Text.Encoding.UTF8.GetBytes(exception.Message));
        }
    }

    /// <summary>What extensions print past the console reaches people up to a limit; more than that is read and dropped.</summary>
    private async ValueTask OnOutputAsync(ProcessStream stream, ReadOnlyMemory<byte> bytes)
    {
        if (stream == ProcessStream.Error)
        {
            tail.Add(bytes.Span);
        }

        // The limit is one of each call, so that a noisy one does not silence those that follow in a process that lives long.
        if (connection is { CallsMade: var made } && made != printedDuring)
        {
            (printedDuring, printed) = (made, 0);
        }

        var before = printed;
        printed += bytes.Length;
        var room = options.Limits.PrintedBytes - before;
        if (room > 0)
        {
            await options.OnPrinted(stream, bytes[..(int)Math.Min(room, bytes.Length)]);
            if (room <= bytes.Length)
            {
                await options.OnPrinted(stream, "(what else it prints is not shown)"u8.ToArray());
            }
        }
    }

    /// <summary>Why calls failed that nobody cancelled: with what ran beside them, since one of them may have ended the process for all.</summary>
    /// <param name="calls">Names of the calls that were under way.</param>
    private SwampException Explain(IReadOnlyList<string> calls)
    {
        if (stuck is not null)
        {
            var others = calls.Where(c => c != stuck).ToList();
            return new SwampException(
                ErrorCodes.MethodExecutionFailed,
                $"The {options.Name} was ended because {stuck} did not stop when it was cancelled{(others.Count > 0 ? $"; {string.Join(" and ", others)} ran in it too" : "")}.",
                $"Extensions of a language share a process. Run it again; what has to be corrected is {stuck}.");
        }

        var hint = isGreedy || RanOutOfMemory ? "Hold less at once, or raise SWAMP_EXTENSION_MEMORY_MB."
            : calls.Count > 1 ? "Extensions of a language share a process, and one of these ended it. Run each alone to see which; the others only have to be run again."
            : null;
        return new SwampException(ErrorCodes.MethodExecutionFailed, Ended(calls.Count > 0 ? $" while {string.Join(" and ", calls)} ran in it" : ""), hint);
    }

    // A trace of native frames follows the words, sometimes longer than what is shown.
    private bool RanOutOfMemory => tail.Text(int.MaxValue).Contains("out of memory", StringComparison.OrdinalIgnoreCase);

    private string Ended(string when)
    {
        var said = tail.Text(TailLines);
        var how = exit switch
        {
            null => "was ended",
            { Signal: { } signal } => $"was ended by signal {signal}",
            { ExitCode: var code } => $"ended with status {code}",
        };
        var memory = isGreedy || RanOutOfMemory
            ? $" The extension used more memory than the {options.Limits.MemoryMib} MiB that are allowed (SWAMP_EXTENSION_MEMORY_MB)."
            : "";
        return $"The {options.Name} {how}{when}.{memory}{(said.Length > 0 ? $" It said:\n{said}" : "")}";
    }
}
