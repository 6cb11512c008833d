using System.Text;
using System.Text.RegularExpressions;

namespace Swamp.Extensions.Hosting;

/// <summary>The end of what a process printed, for the error that tells of its death. Bounded, whatever is printed.</summary>
internal sealed partial class OutputTail(int capacity)
{
    private const int LineLength = 400;
    private static readonly string[] Causes = ["Stack overflow.", "Process terminated.", "Unhandled exception.", "error: Uncaught", "# Fatal JavaScript", "Fatal error."];
    private readonly Lock gate = new();
    private readonly Queue<byte> bytes = new(capacity);

    public void Add(ReadOnlySpan<byte> more)
    {
        lock (gate)
        {
            foreach (var b in more.Length > capacity ? more[^capacity..] : more)
            {
                if (bytes.Count == capacity)
                {
                    bytes.Dequeue();
                }

                bytes.Enqueue(b);
            }
        }
    }

    /// <summary>The last lines as text, without colours.</summary>
    public string Text(int lines)
    {
        byte[] copy;
        lock (gate)
        {
            copy = [.. bytes];
        }

        var text = Colours().Replace(Encoding.UTF8.GetString(copy), "");
        var all = text.Split('\n').Select(static l => l.TrimEnd()).Where(static l => l.Length > 0).ToList();

        // Where a runtime says why it gives up, that counts, and not the end of the trace below it.
        var cause = all.FindLastIndex(static l => Causes.Any(c => l.Contains(c, StringComparison.Ordinal)));
        return string.Join('\n', (cause >= 0 && all.Count - cause > lines ? all.Skip(cause).Take(lines) : all.TakeLast(lines)).Select(static l => l.Length > LineLength ? l[..LineLength] + "…" : l));
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.NonBacktracking)]
    private static partial Regex Colours();
}
