using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Drivers.Docker;

/// <summary>
/// What a container wrote: frames of two little-endian 32-bit lengths, a JSON object and bytes, in the order of the method's writes. It is foreign: lengths are
/// compared with the file before anything is read, and the content of files stays in the file until it is stored. A frame that is cut off at the end is what a
/// killed container leaves behind, and not read.
/// </summary>
internal sealed class ResultFile
{
    private const int HeaderLength = 8;
    private const int MaxJson = 256 << 20;
    private const int PieceLength = 256 << 10;

    private readonly List<DriverOutput> outputs = [];
    private readonly Dictionary<int, OpenFile> open = [];
    private readonly HashSet<string> returned = new(StringComparer.Ordinal);
    private readonly List<string> ids = [];
    private readonly string path;

    private ResultFile(string path) => this.path = path;

    /// <summary>What was written, in order; files that were not finished are left out.</summary>
    public IReadOnlyList<DriverOutput> Outputs => [.. outputs.Select((o, i) => ids[i].Length > 0 && returned.Contains(ids[i]) ? o with { IsReturned = true } : o)];

    /// <summary>Whether the runner said that the method is over.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What the method threw.</summary>
    public SwampException? Failure { get; private set; }

    /// <summary>What is wrong with the file; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads a file.</summary>
    public static ResultFile Read(string path)
    {
        var file = new ResultFile(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Read(stream);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or IOException or InvalidOperationException or FormatException or ArgumentException)
        {
            file.Problem = exception.Message;
        }

        return file;
    }

    private void Read(FileStream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        while (stream.Length - stream.Position >= HeaderLength)
        {
            stream.ReadExactly(header);
            var json = BinaryPrimitives.ReadInt32LittleEndian(header);
            var bytes = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
            if (json is < 2 or > MaxJson || bytes < 0)
            {
                throw new InvalidDataException($"a frame says it has {json} + {bytes} bytes.");
            }

            if (stream.Length - stream.Position < (long)json + bytes)
            {
                return;
            }

            var content = new byte[json];
            stream.ReadExactly(content);
            var message = JsonNode.Parse(content) as JsonObject ?? throw new InvalidDataException("a frame holds no JSON object.");
            Take(message, stream.Position, bytes);
            stream.Position += bytes;
        }
    }

    private void Take(JsonObject message, long position, int length)
    {
        switch (Text(message, "t"))
        {
            case "resource":
                Add(new PendingResource(Required(message, "spec"), Required(message, "name"), message["data"]?.DeepClone()) { Overrides = Overrides(message) }, message);
                break;
            case "deletion":
                Add(new PendingDeletion(Required(message, "name")), message);
                break;
            case "file":
                open[Number(message, "writer")] = new OpenFile(Required(message, "spec"), Required(message, "name"), Overrides(message), []);
                break;
            case "bytes" when open.TryGetValue(Number(message, "writer"), out var file):
                file.Pieces.Add((position, length));
                break;
            case "done" when open.Remove(Number(message, "writer"), out var file):
                Add(new PendingFile(file.Spec, file.Name, (write, cancellationToken) => CopyAsync(file.Pieces, write, cancellationToken)) { Overrides = file.Overrides }, message);
                break;
            case "end":
                IsComplete = true;
                Failure = message["error"] is JsonObject error ? FailureOf(error) : null;
                returned.UnionWith((message["returned"] as JsonArray ?? []).Select(static id => id?.ToString() ?? ""));
                break;
            case var other:
                throw new InvalidDataException($"a frame '{other}' is out of place.");
        }
    }

    private void Add(DriverOutput output, JsonObject message)
    {
        outputs.Add(output);
        ids.Add(Text(message, "id") ?? "");
    }

    private async ValueTask CopyAsync(List<(long Position, int Length)> pieces, Func<ReadOnlyMemory<byte>, ValueTask> write, CancellationToken cancellationToken)
    {
        var buffer = new byte[PieceLength];
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        foreach (var (position, length) in pieces)
        {
            stream.Position = position;
            for (var left = length; left > 0;)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length)), cancellationToken);
                if (read == 0)
                {
                    throw new SwampException(ErrorCodes.MethodExecutionFailed, "The result of the container was cut off while it was read.");
                }

                await write(buffer.AsMemory(0, read));
                left -= read;
            }
        }
    }

    private static SwampException FailureOf(JsonObject error)
    {
        var message = Text(error, "message") ?? "The method failed without saying why.";
        var name = Text(error, "name");
        var isPlain = name is null or "Error" or "ArgumentError" || message.StartsWith(name, StringComparison.Ordinal);
        return new SwampException(ErrorCodes.MethodExecutionFailed, isPlain ? message : $"{name}: {message}");
    }

    private static WriteOverrides? Overrides(JsonObject message) => message["overrides"] is not JsonObject map ? null : new WriteOverrides
    {
        ContentType = Text(map, "contentType"),
        Lifetime = Text(map, "lifetime"),
        GarbageCollection = map["garbageCollection"]?.ToString(),
        Streaming = map["streaming"] is JsonValue value && value.TryGetValue<bool>(out var streaming) ? streaming : null,
        Tags = (map["tags"] as JsonObject)?.Where(static t => t.Value is not null).ToDictionary(static t => t.Key, static t => t.Value!.ToString(), StringComparer.Ordinal),
    };

    private static int Number(JsonObject message, string name) => message[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;

    private static string Required(JsonObject message, string name) => Text(message, name) ?? throw new InvalidDataException($"a frame has no text '{name}'.");

    private static string? Text(JsonObject message, string name) => message[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private sealed record OpenFile(string Spec, string Name, WriteOverrides? Overrides, List<(long Position, int Length)> Pieces);
}
