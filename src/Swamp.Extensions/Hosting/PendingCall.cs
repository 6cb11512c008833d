using System.Text.Json.Nodes;

namespace Swamp.Extensions.Hosting;

/// <summary>A call that waits for its result.</summary>
internal sealed class PendingCall : IDisposable
{
    private readonly TaskCompletionSource<JsonNode?> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ended;
    private readonly IHostCall? handler;
    private int asking;

    public PendingCall(string what, IHostCall? handler, CancellationToken closing)
    {
        What = what;
        this.handler = handler;
        ended = CancellationTokenSource.CreateLinkedTokenSource(closing);
    }

    /// <summary>How messages name it.</summary>
    public string What { get; }

    /// <summary>The result, or why there is none.</summary>
    public Task<JsonNode?> Result => result.Task;

    public void Complete(JsonNode? value) => result.TrySetResult(value);

    public void Fail(Exception exception)
    {
        result.TrySetException(exception);

        // A call may have been given up already; its failure is then nobody's.
        _ = result.Task.Exception;
    }

    public ValueTask LogAsync(string level, string text) => handler?.LogAsync(level, text, CancellationToken.None) ?? ValueTask.CompletedTask;

    public async Task<HostAnswer> AskAsync(string name, JsonObject parameters, ReadOnlyMemory<byte> bytes)
    {
        Interlocked.Increment(ref asking);
        try
        {
            ended.Token.ThrowIfCancellationRequested();
            return handler is null
                ? throw new InvalidOperationException($"{name} cannot be used here.")
                : await handler.AskAsync(name, parameters, bytes, ended.Token);
        }
        finally
        {
            Interlocked.Decrement(ref asking);
        }
    }

    /// <summary>Ends what the extension still asks for, and waits until nothing of it is under way: a result must not be followed by writes.</summary>
    public async Task EndAsync()
    {
        await ended.CancelAsync();
        while (Volatile.Read(ref asking) > 0)
        {
            await Task.Yield();
        }
    }

    public void Dispose() => ended.Dispose();
}
