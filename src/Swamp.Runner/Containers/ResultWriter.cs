using System.Text.Json.Nodes;
using Swamp.Extensions.Hosting;

namespace Swamp.Runner.Containers;

/// <summary>Appends frames to the file that the engine reads after the container has ended.</summary>
internal sealed class ResultWriter(string path) : IDisposable
{
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    private readonly Lock gate = new();

    /// <summary>Adds a frame.</summary>
    public void Add(JsonObject message, ReadOnlyMemory<byte> bytes = default)
    {
        var head = FrameCodec.EncodeHead(new Frame(message, bytes));
        lock (gate)
        {
            file.Write(head.Span);
            file.Write(bytes.Span);
        }
    }

    public void Dispose() => file.Dispose();
}
