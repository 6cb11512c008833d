using System.Collections.Concurrent;
using System.Text.Json;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Operations;
using Swamp.Operations.Events;
using Swamp.Operations.Hosting;
using Swamp.Operations.Sessions;

namespace Swamp.Host.Stdio;

/// <summary>
/// The catalogue on standard input and output: one call per line, events and one final line per call, calls running side by side. Ends
/// when standard input ends and the last call is answered.
/// </summary>
internal sealed class StdioDoor(HostEnvironment host, Stream input, Stream output) : IDisposable
{
    private readonly Dictionary<string, Operation> operations = OperationCatalogue.All.ToDictionary(o => o.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, CancellationTokenSource> running = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly SessionFactory sessions = new(host);

    private static readonly JsonElement EmptyRequest = JsonDocument.Parse("{}").RootElement;

    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input, leaveOpen: true);
        var calls = new List<Task>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0)
            {
                calls.RemoveAll(c => c.IsCompleted);
                calls.Add(AnswerAsync(line, cancellationToken));
            }
        }

        await Task.WhenAll(calls);
    }

    public void Dispose() => writing.Dispose();

    private async Task AnswerAsync(string line, CancellationToken cancellationToken)
    {
        var id = 0L;
        try
        {
            var call = JsonSerializer.Deserialize(line, StdioJsonContext.Default.StdioCall) ?? throw new JsonException("The call is null.");
            id = call.Id;
            if (call.Operation == "cancel")
            {
                await CancelAsync(call.Id);
                return;
            }

            var result = await InvokeAsync(call, cancellationToken);
            await WriteAsync(new StdioAnswer { Id = id, Result = result }, cancellationToken);
        }
        catch (Exception exception)
        {
            await WriteAsync(new StdioAnswer { Id = id, Error = ErrorOf(exception) }, CancellationToken.None);
        }
    }

    private async Task<JsonElement> InvokeAsync(StdioCall call, CancellationToken cancellationToken)
    {
        if (!operations.TryGetValue(call.Operation, out var operation))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"Unknown operation '{call.Operation}'.", "docs/reference/operations.md lists them.");
        }

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (!running.TryAdd(call.Id, cancel))
        {
            throw new SwampException(ErrorCodes.Conflict, $"Call {call.Id} is still running.", "Give every call a number of its own.");
        }

        try
        {
            var options = new CallOptions
            {
                WorkingDirectory = call.WorkingDirectory ?? Environment.CurrentDirectory,
                RepositoryDirectory = call.RepositoryDirectory,
            };
            var context = new OperationContext(host, options, new Events(this, call.Id), sessions);
            return await operation.InvokeAsync(call.Request ?? EmptyRequest, context, cancel.Token);
        }
        finally
        {
            running.TryRemove(call.Id, out _);
        }
    }

    private async Task CancelAsync(long id)
    {
        if (running.TryGetValue(id, out var cancel))
        {
            await cancel.CancelAsync();
        }
    }

    private async Task WriteAsync(StdioAnswer answer, CancellationToken cancellationToken)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(answer, StdioJsonContext.Default.StdioAnswer);
        await writing.WaitAsync(cancellationToken);
        try
        {
            await output.WriteAsync(line, cancellationToken);
            await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    private static SwampError ErrorOf(Exception exception) => exception switch
    {
        SwampException swamp => swamp.Error,
        OperationCanceledException => new SwampError { Code = ErrorCodes.Cancelled, Message = "Cancelled.", ExitStatus = ExitCodes.Interrupted },
        JsonException => new SwampError { Code = ErrorCodes.InvalidDocument, Message = $"The call is malformed: {exception.Message}" },
        _ when FileErrors.IsRefusal(exception) => new SwampError { Code = ErrorCodes.FileSystem, Message = exception.Message },
        _ => new SwampError { Code = ErrorCodes.Internal, Message = $"Something broke inside swamp: {exception.Message}" },
    };

    private sealed class Events(StdioDoor door, long id) : IOperationEvents
    {
        public async ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken) =>
            await door.WriteAsync(new StdioAnswer { Id = id, Event = operationEvent }, cancellationToken);
    }
}
