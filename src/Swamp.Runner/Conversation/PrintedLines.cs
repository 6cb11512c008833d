using System.Text;

namespace Swamp.Runner.Conversation;

/// <summary>Lines that one call prints, up to a limit; the rest is dropped.</summary>
internal sealed class PrintedLines
{
    private const int Limit = 1 << 20;
    private readonly StringBuilder line = new();
    private int printed;

    /// <summary>Adds text and gives the lines that are whole now.</summary>
    public IReadOnlyList<string> Add(ReadOnlySpan<char> text)
    {
        if (printed > Limit)
        {
            return [];
        }

        printed += text.Length;
        if (printed > Limit)
        {
            return ["(what else it prints is not shown)"];
        }

        var whole = new List<string>();
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n'))
        {
            line.Append(text[..end]);
            whole.Add(line.ToString().TrimEnd('\r'));
            line.Clear();
            text = text[(end + 1)..];
        }

        line.Append(text);
        return whole;
    }

    /// <summary>The line that has no end yet; empty for none.</summary>
    public string Rest()
    {
        var rest = line.ToString();
        line.Clear();
        return rest;
    }
}
