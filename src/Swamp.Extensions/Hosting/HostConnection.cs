using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Hosting;

/// <summary>
/// The conversation with one host process: calls that wait for their results, and requests of extensions that are answered at the same time.
/// </summary>
internal sealed class HostConnection(Stream stream, Func<IReadOnlyList<string>, SwampException> explainEnd) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, PendingCall> pending = new();
    private readonly ConcurrentDictionary<int, Exception> parting = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private int nextId;
    private SwampException? ended;

    /// <summary>Whether calls can still be made.</summary>
    public bool IsOpen => ended is null;

    /// <summary>How many calls are under way.</summary>
    public int CallsUnderWay => pending.Count;

    /// <summary>How many calls were made so far.</summary>
    public int CallsMade => Volatile.Read(ref nextId);

    /// <summary>Reads until the other side closes; then every call in flight fails.</summary>
    public async Task PumpAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await FrameCodec.ReadAsync(stream, cancellationToken) is { } frame)
            {
                await DispatchAsync(frame);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ObjectDisposedException or OperationCanceledException)
        {
            // The reason that counts is how the process ended, which explainEnd knows.
        }
    }

    /// <summary>Fails every call in flight and every later one.</summary>
    public void Close()
    {
        if (Interlocked.CompareExchange(ref ended, explainEnd([.. pending.Values.Select(static c => c.What).Order(StringComparer.Ordinal)]), null) is not null)
        {
            return;
        }

        closing.Cancel();
        foreach (var id in pending.Keys)
        {
            if (pending.TryRemove(id, out var call))
            {
                call.Fail(parting.GetValueOrDefault(id) ?? ended);
            }
        }
    }

    /// <summary>Makes a call and waits for its result. Cancelling asks the extension to stop; <paramref name="onStuck"/> decides when it does not.</summary>
    public async Task<JsonNode?> CallAsync(
        string name, JsonObject parameters, JsonObject? trace, IHostCall? handler, TimeSpan grace, Func<string, Task> onStuck, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = Interlocked.Increment(ref nextId);
        using var call = new PendingCall(CallNames.Of(name, parameters), handler, closing.Token);
        pending[id] = call;
        if (ended is not null)
        {
            pending.TryRemove(id, out _);
            throw ended;
        }

        try
        {
            await SendCallAsync(new JsonObject { ["t"] = "call", ["id"] = id, ["name"] = name, ["params"] = parameters, ["trace"] = trace });
            try
            {
                return await call.Result.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await StopAsync(id, call, grace, onStuck);
                throw;
            }
        }
        finally
        {
            pending.TryRemove(id, out _);
            await call.EndAsync();
        }
    }

    /// <summary>Ends the conversation. The semaphore and the token stay usable for those who still hold them; neither owns anything.</summary>
    public async ValueTask DisposeAsync()
    {
        Close();
        await stream.DisposeAsync();
    }

    /// <summary>A process that has just died is found out by whoever writes to it.</summary>
    private async Task SendCallAsync(JsonObject message)
    {
        try
        {
            await SendAsync(new Frame(message, default));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            Close();
            throw ended!;
        }
    }

    private async Task StopAsync(int id, PendingCall call, TimeSpan grace, Func<string, Task> onStuck)
    {
        try
        {
            // A host that no longer reads its socket must not keep us from ending it.
            await SendAsync(new Frame(new JsonObject { ["t"] = "cancel", ["id"] = id, ["reason"] = "The call was cancelled." }, default)).WaitAsync(grace, closing.Token);
            await call.Result.WaitAsync(grace, closing.Token);
        }
        catch (TimeoutException)
        {
            await onStuck(call.What);
        }
        catch (Exception)
        {
            // However the extension reacts, the call was cancelled.
        }
    }

    private async Task DispatchAsync(Frame frame)
    {
        var message = frame.Message;
        var id = (int?)message["id"] ?? 0;
        switch ((string?)message["t"])
        {
            case "ret" when pending.TryRemove(id, out var call):
                call.Complete(message["value"]?.DeepClone());
                break;
            case "err" when message["error"] is JsonObject error && (string?)error["code"] == "process_exit":
                // Its process is about to end; until it has, nobody may take the connection for one that can be used.
                parting[id] = HostErrors.From(error);
                break;
            case "err" when pending.TryRemove(id, out var call):
                call.Fail(HostErrors.From(message["error"] as JsonObject));
                break;
            case "log" when pending.TryGetValue(id, out var call):
                await call.LogAsync((string?)message["level"] ?? "info", (string?)message["text"] ?? "");
                break;
            case "cap":
                var owner = pending.TryGetValue((int?)message["call"] ?? 0, out var found) ? found : null;
                _ = AnswerAsync(owner, id, message, frame.Bytes);
                break;
            default:
                // A result that comes after its call was given up.
                break;
        }
    }

    private async Task AnswerAsync(PendingCall? call, int id, JsonObject message, ReadOnlyMemory<byte> bytes)
    {
        Frame answer;
        try
        {
            if (call is null)
            {
                throw new SwampException(ErrorCodes.MethodExecutionFailed, $"{message["name"]} was used after its call had ended.");
            }

            var result = await call.AskAsync((string)message["name"]!, message["params"] as JsonObject ?? [], bytes);
            answer = new Frame(new JsonObject { ["t"] = "ret", ["id"] = id, ["value"] = result.Value }, result.Bytes);
        }
        catch (Exception exception)
        {
            var code = exception is SwampException { Error.Code: var known } ? known : null;
            answer = new Frame(
                new JsonObject { ["t"] = "err", ["id"] = id, ["error"] = new JsonObject { ["message"] = exception.Message, ["code"] = code } }, default);
        }

        try
        {
            await SendAsync(answer);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process is gone; Close tells everybody.
        }
    }

    private async Task SendAsync(Frame frame)
    {
        await writing.WaitAsync(closing.Token);
        try
        {
            await FrameCodec.WriteAsync(stream, frame, closing.Token);
        }
        finally
        {
            writing.Release();
        }
    }
}
