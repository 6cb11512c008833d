using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Capabilities;

/// <summary>Answers what one running method asks for. Writes of one method happen one after the other, whatever it does at the same time.</summary>
internal sealed class MethodCall(IMethodContext context, ExtensionServices services) : IHostCall, IAsyncDisposable
{
    /// <summary>How many characters one call may log; a loop must not fill the disk.</summary>
    private const long LogLimit = 16 << 20;

    private readonly RepositoryCapabilities repository = new(services, context);
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentDictionary<int, (string Name, IFileWriter Writer)> writers = new();
    private readonly List<DataHandle> written = [];
    private int nextWriter;
    private long logged;

    /// <summary>What was written, in order.</summary>
    public IReadOnlyList<DataHandle> Written => written;

    public async Task<HostAnswer> AskAsync(string name, JsonObject parameters, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var asked = new Asked(parameters);
        switch (name)
        {
            case "writeResource":
                return await InOrderAsync(() => WriteResourceAsync(asked, cancellationToken), cancellationToken);
            case "readResource":
                return new HostAnswer(await context.ReadResourceAsync(asked.Required("name"), asked.Number("version"), cancellationToken));
            case "deleteResource":
                return await InOrderAsync(
                    async () => new HostAnswer(await context.DeleteResourceAsync(asked.Required("name"), cancellationToken)), cancellationToken);
            case "file.open":
                return await InOrderAsync(() => OpenFileAsync(asked, cancellationToken), cancellationToken);
            case "file.write":
                await WriterOf(asked).WriteAsync(bytes, cancellationToken);
                return new HostAnswer(null);
            case "file.complete":
                return await InOrderAsync(() => CompleteFileAsync(asked, cancellationToken), cancellationToken);
            default:
                return await repository.AskAsync(name, asked, cancellationToken);
        }
    }

    public async ValueTask LogAsync(string level, string text, CancellationToken cancellationToken)
    {
        var before = logged;
        logged += text.Length;
        if (before > LogLimit)
        {
            return;
        }

        if (logged > LogLimit)
        {
            (level, text) = ("warning", "(what else it logs is not shown)");
        }

        var stream = level is "warning" or "error" ? MethodStream.Stderr : MethodStream.Stdout;
        foreach (var line in text.Split('\n'))
        {
            await context.LogAsync(new MethodLogLine(stream, line.TrimEnd('\r')), cancellationToken);
        }
    }

    /// <summary>Says which files were begun and not completed; nothing of them is kept.</summary>
    public async Task WarnOfOpenFilesAsync(CancellationToken cancellationToken)
    {
        foreach (var name in writers.Values.Select(static w => w.Name).Order(StringComparer.Ordinal))
        {
            await context.LogAsync(new MethodLogLine(MethodStream.Stderr, $"The file '{name}' was begun and never completed; nothing of it is kept."), cancellationToken);
        }
    }

    /// <summary>Abandons files that were not completed.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var open in writers.Values)
        {
            await open.Writer.DisposeAsync();
        }

        writing.Dispose();
    }

    private async Task<HostAnswer> InOrderAsync(Func<Task<HostAnswer>> action, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            return await action();
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task<HostAnswer> WriteResourceAsync(Asked asked, CancellationToken cancellationToken)
    {
        var content = asked.Take("data");
        var handle = await context.WriteResourceAsync(asked.Required("spec"), asked.Required("name"), content, asked.Overrides(), cancellationToken);
        written.Add(handle);
        return new HostAnswer(DataShapes.Handle(handle, attributes: null));
    }

    private async Task<HostAnswer> OpenFileAsync(Asked asked, CancellationToken cancellationToken)
    {
        var writer = await context.CreateFileWriterAsync(asked.Required("spec"), asked.Required("name"), asked.Overrides(), cancellationToken);
        var id = Interlocked.Increment(ref nextWriter);
        writers[id] = (asked.Required("name"), writer);
        return new HostAnswer(id);
    }

    private async Task<HostAnswer> CompleteFileAsync(Asked asked, CancellationToken cancellationToken)
    {
        var writer = WriterOf(asked);
        var handle = await writer.CompleteAsync(cancellationToken);
        writers.TryRemove(asked.Number("writer") ?? 0, out _);
        await writer.DisposeAsync();
        written.Add(handle);
        return new HostAnswer(DataShapes.Handle(handle, attributes: null));
    }

    private IFileWriter WriterOf(Asked asked) => writers.TryGetValue(asked.Number("writer") ?? 0, out var open)
        ? open.Writer
        : throw new SwampException(ErrorCodes.MethodExecutionFailed, "The file is complete; nothing can be added to it.");
}
