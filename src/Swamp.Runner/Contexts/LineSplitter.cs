using System.Text;

namespace Swamp.Runner.Contexts;

/// <summary>Cuts UTF-8 that arrives in pieces into lines.</summary>
internal sealed class LineSplitter(Action<string> onLine)
{
    private readonly List<byte> rest = [];

    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            rest.AddRange(bytes[..end]);
            Say();
            bytes = bytes[(end + 1)..];
        }

        rest.AddRange(bytes);
    }

    /// <summary>Gives the last line when it has no end.</summary>
    public void End()
    {
        if (rest.Count > 0)
        {
            Say();
        }
    }

    private void Say()
    {
        var line = Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rest)).TrimEnd('\r');
        rest.Clear();
        onLine(line);
    }
}
