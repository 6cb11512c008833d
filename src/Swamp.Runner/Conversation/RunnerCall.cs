using System.Text.Json.Nodes;
using Swamp.Extensions.Hosting;

namespace Swamp.Runner.Conversation;

/// <summary>One call of the engine while it is under way.</summary>
internal sealed class RunnerCall : IDisposable
{
    private readonly CancellationTokenSource cancel = new();
    private readonly IEngineSide engine;
    private volatile bool ended;

    public RunnerCall(int id, string? traceParent, IEngineSide engine)
    {
        this.engine = engine;
        Id = id;
        TraceParent = traceParent;
        CancellationToken = cancel.Token;
    }

    /// <summary>Its number.</summary>
    public int Id { get; }

    /// <summary>The trace it belongs to.</summary>
    public string? TraceParent { get; }

    /// <summary>Ends when the engine gives the call up.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>What it prints.</summary>
    public PrintedLines Printed { get; } = new();

    /// <summary>On another thread, since what an extension does at its cancellation may take for ever.</summary>
    public void Cancel() => _ = Task.Run(CancelNow, CancellationToken.None);

    public void End() => ended = true;

    /// <summary>Asks the engine to do something on behalf of this call.</summary>
    public async Task<Frame> AskAsync(string name, JsonObject parameters, ReadOnlyMemory<byte> bytes = default) => ended
        ? throw new InvalidOperationException($"{name} was used after its method had ended; await everything the method starts.")
        : await engine.AskAsync(Id, name, parameters, bytes);

    /// <summary>The same, where only the value counts.</summary>
    public async Task<JsonNode?> AskValueAsync(string name, JsonObject parameters) => (await AskAsync(name, parameters)).Message["value"]?.DeepClone();

    /// <summary>Tells the engine a line.</summary>
    public void Log(string level, string text)
    {
        if (!ended)
        {
            engine.Log(Id, level, text);
        }
    }

    public void Dispose() => cancel.Dispose();

    private void CancelNow()
    {
        try
        {
            cancel.Cancel();
        }
        catch (Exception exception) when (exception is ObjectDisposedException or AggregateException)
        {
            // It ended at this moment, or what the extension does at its cancellation failed; either way it was cancelled.
        }
    }
}
