using System.Runtime.InteropServices;
using System.Text;

namespace Swamp.Engine.Processes;

/// <summary>Zero-terminated UTF-8 strings and null-terminated arrays of them in native memory, released together.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly List<nint> blocks = [];

    public byte* Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var block = (byte*)NativeMemory.Alloc((nuint)length + 1);
        Encoding.UTF8.GetBytes(text, new Span<byte>(block, length));
        block[length] = 0;
        blocks.Add((nint)block);
        return block;
    }

    public byte** Array(IReadOnlyCollection<string> texts)
    {
        var array = (byte**)NativeMemory.Alloc((nuint)(texts.Count + 1), (nuint)sizeof(byte*));
        blocks.Add((nint)array);
        var index = 0;
        foreach (var text in texts)
        {
            array[index++] = Text(text);
        }

        array[index] = null;
        return array;
    }

    public void* Opaque(int size)
    {
        var block = NativeMemory.AllocZeroed((nuint)size);
        blocks.Add((nint)block);
        return block;
    }

    public void Dispose()
    {
        blocks.ForEach(b => NativeMemory.Free((void*)b));
        blocks.Clear();
    }
}
