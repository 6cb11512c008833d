using Swamp.Engine.Processes;

namespace Swamp.Drivers.Docker;

/// <summary>Holds what a container prints until somebody wants it, and hands it over in order.</summary>
internal sealed class HeldOutput : IDisposable
{
    /// <summary>More than an engine's warnings ever take; nothing of an extension runs while output is held.</summary>
    private const int MostBytes = 64 << 10;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly List<(ProcessStream Stream, byte[] Bytes)> held = [];
    private Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask>? receiver;
    private int size;

    /// <summary>Takes output.</summary>
    public async ValueTask AddAsync(ProcessStream stream, ReadOnlyMemory<byte> bytes)
    {
        await gate.WaitAsync();
        try
        {
            if (receiver is not null)
            {
                await receiver(stream, bytes);
            }
            else if ((size += bytes.Length) <= MostBytes)
            {
                held.Add((stream, bytes.ToArray()));
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Hands over what is held, and from now on everything.</summary>
    public async Task DirectAsync(Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput)
    {
        await gate.WaitAsync();
        try
        {
            receiver = onOutput;
            foreach (var (stream, bytes) in held)
            {
                await onOutput(stream, bytes);
            }

            held.Clear();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
