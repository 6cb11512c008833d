namespace Swamp.Engine.Expressions;

/// <summary>
/// A string with <c>${{ }}</c> expressions, cut into pieces (EXP-1, EXP-2). The end of an expression is found with regard to quotes and
/// braces, so that map literals and the text <c>}}</c> inside a string literal do not cut it short; <c>${{ "${{" }}</c> is therefore the
/// way to write the opening itself.
/// </summary>
public sealed class ExpressionText
{
    private const string Opening = "${{";
    private const string Closing = "}}";

    private ExpressionText(string source, IReadOnlyList<ExpressionSegment> segments) => (Source, Segments) = (source, segments);

    /// <summary>The whole string.</summary>
    public string Source { get; }

    /// <summary>Literal and expression pieces in order.</summary>
    public IReadOnlyList<ExpressionSegment> Segments { get; }

    /// <summary>Whether the string is one expression and nothing but white space after it, so that the value keeps its type (EXP-2).</summary>
    public bool IsWhole =>
        Segments[0].IsExpression && Segments.Skip(1).All(s => !s.IsExpression && string.IsNullOrWhiteSpace(s.Text));

    /// <summary>The expressions among the pieces.</summary>
    public IEnumerable<ExpressionSegment> Expressions => Segments.Where(s => s.IsExpression);

    /// <summary>Whether a string may hold an expression; cheap.</summary>
    public static bool MayContain(string? text) => text is not null && text.Contains(Opening, StringComparison.Ordinal);

    /// <summary>Position of an opening that nothing closes, so that it and all behind it would be plain text; -1 when there is none.</summary>
    public static int UnclosedAt(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var position = 0;
        while (text.IndexOf(Opening, position, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = FindEnd(text, start + Opening.Length);
            if (end < 0)
            {
                return start;
            }

            position = end + Closing.Length;
        }

        return -1;
    }

    /// <summary>Cuts a string; null when it holds no complete expression.</summary>
    public static ExpressionText? Parse(string text)
    {
        if (!MayContain(text))
        {
            return null;
        }

        var segments = new List<ExpressionSegment>();
        var position = 0;
        while (text.IndexOf(Opening, position, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = FindEnd(text, start + Opening.Length);
            if (end < 0)
            {
                break;
            }

            if (start > position)
            {
                segments.Add(new ExpressionSegment(text[position..start], position, IsExpression: false));
            }

            var inner = text[(start + Opening.Length)..end];
            var trimmed = inner.Trim();
            segments.Add(new ExpressionSegment(trimmed, start + Opening.Length + (inner.Length - inner.TrimStart().Length), IsExpression: true));
            position = end + Closing.Length;
        }

        if (segments.Count == 0)
        {
            return null;
        }

        if (position < text.Length)
        {
            segments.Add(new ExpressionSegment(text[position..], position, IsExpression: false));
        }

        return new ExpressionText(text, segments);
    }

    /// <summary>Position of the closing braces, or -1.</summary>
    private static int FindEnd(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{':
                    depth++;
                    break;
                case '}' when depth > 0:
                    depth--;
                    break;
                case '}' when i + 1 < text.Length && text[i + 1] == '}':
                    return i;
                case '"' or '\'':
                    if (SkipString(text, i) is var after and >= 0)
                    {
                        i = after;
                        break;
                    }

                    // An apostrophe in a bare word, not a string: the first closing braces end it.
                    return text.IndexOf(Closing, start, StringComparison.Ordinal);
                default:
                    break;
            }
        }

        return text.IndexOf(Closing, start, StringComparison.Ordinal);
    }

    /// <summary>Position of the last character of the string literal that starts here, or -1 when it does not end.</summary>
    private static int SkipString(string text, int start)
    {
        var quote = text[start];
        var isRaw = start > 0 && text[start - 1] is 'r' or 'R';
        var isTriple = start + 2 < text.Length && text[start + 1] == quote && text[start + 2] == quote;
        var closing = isTriple ? new string(quote, 3) : quote.ToString();
        for (var i = start + closing.Length; i < text.Length; i++)
        {
            if (text[i] == '\\' && !isRaw)
            {
                i++;
            }
            else if (!isTriple && text[i] == '\n')
            {
                return -1;
            }
            else if (string.CompareOrdinal(text, i, closing, 0, closing.Length) == 0)
            {
                return i + closing.Length - 1;
            }
        }

        return -1;
    }
}
