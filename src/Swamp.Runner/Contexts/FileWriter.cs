using System.Text;
using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>Sends a file to the engine in pieces, one after the other, and holds no more than one of them.</summary>
internal sealed class FileWriter(RunnerCall call, string scratch, string spec, string name, WriteOptions? options) : IFileWriter
{
    private const int Piece = 256 << 10;
    private readonly Lock gate = new();
    private readonly byte[] held = new byte[Piece];
    private int count;
    private int? writer;
    private string? path;
    private bool isComplete;
    private Task last = Task.CompletedTask;

    public Task WriteAsync(ReadOnlyMemory<byte> content) => InOrderAsync(() => AddAsync(content));

    public Task WriteLineAsync(string line) => InOrderAsync(() => AddAsync(Encoding.UTF8.GetBytes(line + "\n")));

    public Task<DataHandle> CompleteAsync() => EndAsync(async () =>
    {
        if (path is not null)
        {
            await using (var file = File.OpenRead(path))
            {
                await CopyAsync(file, onLine: null);
            }

            File.Delete(path);
        }
    });

    public Task<DataHandle> WriteAllAsync(ReadOnlyMemory<byte> content) => EndAsync(() => AddAsync(content));

    public Task<DataHandle> WriteAllTextAsync(string text) => EndAsync(() => AddAsync(Encoding.UTF8.GetBytes(text)));

    public Task<DataHandle> WriteAllAsync(Stream content, Action<string>? onLine = null) => EndAsync(() => CopyAsync(content, onLine));

    public string GetFilePath()
    {
        if (path is null)
        {
            Directory.CreateDirectory(scratch);
            path = Path.Combine(scratch, $"file-{Path.GetRandomFileName()}");
            File.WriteAllBytes(path, []);
        }

        return path;
    }

    private async Task<DataHandle> EndAsync(Func<Task> write)
    {
        JsonNode? answer = null;
        await InOrderAsync(
            async () =>
            {
                await write();
                await FlushAsync();
                answer = await call.AskValueAsync("file.complete", new JsonObject { ["writer"] = await OpenAsync() });
            },
            isLast: true);
        return EngineJson.Read<DataHandle>(answer)!;
    }

    /// <summary>One after the other, in the order in which they were asked for, whether or not somebody awaits them.</summary>
    private Task InOrderAsync(Func<Task> action, bool isLast = false)
    {
        lock (gate)
        {
            if (isComplete)
            {
                throw new InvalidOperationException($"The file '{name}' is complete; a writer writes one version.");
            }

            isComplete = isLast;
            return last = AfterAsync(last, action);
        }
    }

    private static async Task AfterAsync(Task before, Func<Task> action)
    {
        await before;
        await action();
    }

    private async Task CopyAsync(Stream content, Action<string>? onLine)
    {
        var lines = onLine is null ? null : new LineSplitter(onLine);
        var buffer = new byte[Piece];
        for (int got; (got = await content.ReadAsync(buffer, call.CancellationToken)) > 0;)
        {
            await AddAsync(buffer.AsMemory(0, got));
            lines?.Add(buffer.AsSpan(0, got));
        }

        lines?.End();
    }

    private async Task AddAsync(ReadOnlyMemory<byte> content)
    {
        // The first piece opens the file, so that a name or a specification that is wrong is told at once.
        await OpenAsync();
        while (!content.IsEmpty)
        {
            var taken = Math.Min(content.Length, Piece - count);
            content[..taken].CopyTo(held.AsMemory(count));
            count += taken;
            content = content[taken..];
            if (count == Piece)
            {
                await FlushAsync();
            }
        }
    }

    private async Task FlushAsync()
    {
        var id = await OpenAsync();
        if (count > 0)
        {
            await call.AskAsync("file.write", new JsonObject { ["writer"] = id }, held.AsMemory(0, count));
            count = 0;
        }
    }

    private async Task<int> OpenAsync() => writer ??= (int)(await call.AskValueAsync(
        "file.open", new JsonObject { ["spec"] = spec, ["name"] = name, ["overrides"] = EngineJson.Write(options) }))!;
}
