namespace Swamp.Engine.Agents;

/// <summary>Where the lines of a text begin and end; both kinds of line ends count.</summary>
internal static class TextLines
{
    public static List<TextLine> Of(string text)
    {
        var lines = new List<TextLine>();
        var start = 0;
        while (start < text.Length)
        {
            var feed = text.IndexOf('\n', start);
            var next = feed < 0 ? text.Length : feed + 1;
            var end = feed < 0 ? text.Length : feed > start && text[feed - 1] == '\r' ? feed - 1 : feed;
            lines.Add(new TextLine(lines.Count + 1, start, end, next));
            start = next;
        }

        return lines;
    }
}
