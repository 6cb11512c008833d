using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Swamp.Extensions.Hosting;

namespace Swamp.Runner.Conversation;

/// <summary>The conversation with the engine: calls that run side by side, and their requests.</summary>
internal sealed class RunnerConnection : IEngineSide, IDisposable
{
    private const int Protocol = 1;
    private readonly ConcurrentDictionary<int, RunnerCall> calls = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<Frame>> asked = new();
    private readonly Lock writing = new();
    private readonly Stream stream;
    private readonly Dispatcher dispatcher;
    private int nextId;

    public RunnerConnection(Stream stream, Dispatcher dispatcher)
    {
        this.stream = stream;
        this.dispatcher = dispatcher;
        CallConsole.Install();
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>Says who is there.</summary>
    public void Greet() => Send(new JsonObject { ["t"] = "hello", ["protocol"] = Protocol, ["dotnet"] = Environment.Version.ToString(), ["pid"] = Environment.ProcessId });

    /// <summary>Reads until the engine closes.</summary>
    public async Task PumpAsync(CancellationToken cancellationToken)
    {
        while (await FrameCodec.ReadAsync(stream, cancellationToken) is { } frame)
        {
            var id = (int?)frame.Message["id"] ?? 0;
            switch ((string?)frame.Message["t"])
            {
                case "call":
                    Start(id, frame.Message);
                    break;
                case "cancel" when calls.TryGetValue(id, out var call):
                    call.Cancel();
                    break;
                case "ret" when asked.TryRemove(id, out var waiting):
                    waiting.TrySetResult(frame);
                    break;
                case "err" when asked.TryRemove(id, out var waiting):
                    waiting.TrySetException(new EngineException((string?)frame.Message["error"]?["message"] ?? "The engine refused without saying why.", (string?)frame.Message["error"]?["code"]));
                    break;
                default:
                    // An answer that nobody waits for any more.
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void Log(int call, string level, string text) => Send(new JsonObject { ["t"] = "log", ["id"] = call, ["level"] = level, ["text"] = text });

    /// <inheritdoc/>
    public async Task<Frame> AskAsync(int call, string name, JsonObject parameters, ReadOnlyMemory<byte> bytes)
    {
        var id = Interlocked.Increment(ref nextId);
        var waiting = new TaskCompletionSource<Frame>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[id] = waiting;
        Send(new JsonObject { ["t"] = "cap", ["id"] = id, ["call"] = call, ["name"] = name, ["params"] = parameters }, bytes);
        return await waiting.Task;
    }

    /// <summary>Sends a frame; whoever sends waits until the engine has taken it, which is what keeps a chatty extension in bounds.</summary>
    public void Send(JsonObject message, ReadOnlyMemory<byte> bytes = default)
    {
        var head = FrameCodec.EncodeHead(new Frame(message, bytes));
        lock (writing)
        {
            stream.Write(head.Span);
            stream.Write(bytes.Span);
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        foreach (var call in calls.Values)
        {
            call.Cancel();
        }
    }

    /// <summary>
    /// Code of an extension that ends the process ends it for all. The runtime does not tell whose code it was, so the engine is told where only one ran.
    /// </summary>
    private void OnProcessExit(object? sender, EventArgs e)
    {
        if (calls.Values.ToList() is not [var call])
        {
            return;
        }

        try
        {
            var message = $"The extension called Environment.Exit({Environment.ExitCode}). Throw an exception, or return.";
            Send(new JsonObject { ["t"] = "err", ["id"] = call.Id, ["error"] = new JsonObject { ["message"] = message, ["code"] = "process_exit" } });
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Nobody is there to be told.
        }
    }

    /// <summary>What an extension returned may have no form that can be sent, such as a node that holds NaN; the engine is told that instead.</summary>
    private void SendAnswer(JsonObject answer, RunnerCall call)
    {
        try
        {
            Send(answer);
        }
        catch (Exception exception) when (exception is not (IOException or ObjectDisposedException))
        {
            Send(new JsonObject { ["t"] = "err", ["id"] = call.Id, ["error"] = RunnerErrors.Describe(exception, call, RunnerErrors.HostMemory) });
        }
    }

    /// <summary>On a thread of the pool, so that code which never awaits keeps nobody else from being heard.</summary>
    private void Start(int id, JsonObject message)
    {
        var call = new RunnerCall(id, (string?)message["trace"]?["traceparent"], this);
        calls[id] = call;
        _ = Task.Run(() => AnswerAsync(call, (string?)message["name"] ?? "", message["params"] as JsonObject ?? []), CancellationToken.None);
    }

    private async Task AnswerAsync(RunnerCall call, string name, JsonObject parameters)
    {
        JsonObject answer;
        CallConsole.Current = call;
        try
        {
            var value = await dispatcher.AnswerAsync(name, parameters, call);
            answer = new JsonObject { ["t"] = "ret", ["id"] = call.Id, ["value"] = value };
        }
        catch (Exception exception)
        {
            answer = new JsonObject { ["t"] = "err", ["id"] = call.Id, ["error"] = RunnerErrors.Describe(exception, call, RunnerErrors.HostMemory) };
        }

        CallConsole.Flush(call);
        call.End();
        calls.TryRemove(call.Id, out _);
        try
        {
            SendAnswer(answer, call);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The engine is gone, and so is this process in a moment.
        }

        call.Dispose();
    }
}
