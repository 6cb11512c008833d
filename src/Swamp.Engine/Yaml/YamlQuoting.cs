using System.Buffers;
using System.Text;

namespace Swamp.Engine.Yaml;

/// <summary>Decides how a text is written so that every YAML 1.1 and 1.2 reader takes it for that text (GEN-20).</summary>
internal static class YamlQuoting
{
    private static readonly SearchValues<char> FirstNeedsQuotes = SearchValues.Create(",[]{}#&*!|>'\"%@`");
    private static readonly SearchValues<char> FlowIndicators = SearchValues.Create(",[]{}:#?'\"");
    private static readonly SearchValues<char> NumbersAndDates = SearchValues.Create("0123456789+-.:_eE,TtZz ");
    private static readonly string[] Words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "<<", "="];

    /// <summary>A text on one line: plain where that is safe, quoted otherwise.</summary>
    public static string Inline(string text, YamlScalarStyle preferred, bool inFlow)
    {
        if (NeedsEscapes(text))
        {
            return DoubleQuoted(text);
        }

        return preferred switch
        {
            YamlScalarStyle.DoubleQuoted => DoubleQuoted(text),
            YamlScalarStyle.SingleQuoted => SingleQuoted(text),
            _ => IsPlain(text, inFlow) ? text : SingleQuoted(text),
        };
    }

    /// <summary>A text on one line, with the quotes of a style where it needs any.</summary>
    public static string Inline(string text, YamlStyle style, bool inFlow) =>
        NeedsEscapes(text) || (style.DoubleQuoted && !IsPlain(text, inFlow)) ? DoubleQuoted(text) : Inline(text, YamlScalarStyle.Plain, inFlow);

    /// <summary>Whether a text of several lines can stand in a literal block exactly as it is.</summary>
    public static bool FitsLiteral(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || text[0] is '\n' or '\t')
        {
            return false;
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsEmpty && line.IsWhiteSpace())
            {
                return false;
            }
        }

        foreach (var c in text)
        {
            if (c != '\n' && c != '\t' && IsEscaped(c))
            {
                return false;
            }
        }

        return !HasLoneSurrogate(text) && !text.AsSpan().Trim('\n').IsEmpty;
    }

    private static bool NeedsEscapes(string text)
    {
        foreach (var c in text)
        {
            if (IsEscaped(c))
            {
                return true;
            }
        }

        return HasLoneSurrogate(text);
    }

    // NEL, the separators and the byte order mark count as line breaks or vanish in some readers.
    private static bool IsEscaped(char c) =>
        c is < ' ' or '\u007f' or (>= '\u0080' and <= '\u00a0') or '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff';

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return true;
                }

                i++;
            }
        }

        return false;
    }

    private static bool IsPlain(string text, bool inFlow)
    {
        if (text.Length == 0 || text[0] == ' ' || text[^1] is ' ' or ':' || FirstNeedsQuotes.Contains(text[0]))
        {
            return false;
        }

        if (text[0] is '-' or '?' or ':' && (text.Length == 1 || text[1] == ' ' || inFlow))
        {
            return false;
        }

        if (text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal)
            || text.Contains(": ", StringComparison.Ordinal) || text.Contains(" #", StringComparison.Ordinal)
            || (inFlow && text.AsSpan().ContainsAny(FlowIndicators)))
        {
            return false;
        }

        return !LooksLikeAnotherType(text);
    }

    // Anything that begins like a number, a date or a sexagesimal is quoted when it consists of what those are made of.
    private static bool LooksLikeAnotherType(string text)
    {
        if (Words.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        if (YamlScalars.MeaningOf(text) != YamlScalars.Meaning.Text)
        {
            return true;
        }

        return !IsVersion(text) && text[0] is '+' or '-' or '.' or (>= '0' and <= '9') && text.AsSpan().ContainsAnyInRange('0', '9')
            && (!text.AsSpan().ContainsAnyExcept(NumbersAndDates) || text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("0b", StringComparison.OrdinalIgnoreCase) || text.StartsWith("0o", StringComparison.OrdinalIgnoreCase));
    }

    // 2026.02.09.1 or 20260206.200442.0 (EX-1, EX-10): with two points or more it is a number to no reader.
    private static bool IsVersion(string text)
    {
        var parts = text.Split('.');
        return parts.Length > 2 && Array.TrueForAll(parts, static part => part.Length > 0 && !part.AsSpan().ContainsAnyExceptInRange('0', '9'));
    }

    private static string SingleQuoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 8).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                quoted.Append(c).Append(text[++i]);
                continue;
            }

            switch (c)
            {
                case '"':
                    quoted.Append("\\\"");
                    break;
                case '\\':
                    quoted.Append("\\\\");
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\r':
                    quoted.Append("\\r");
                    break;
                case '\t':
                    quoted.Append("\\t");
                    break;
                case var _ when char.IsSurrogate(c):
                    quoted.Append('\ufffd'); // half a character has no UTF-8 form
                    break;
                case var _ when IsEscaped(c):
                    quoted.Append("\\u").Append(((int)c).ToString("X4"));
                    break;
                default:
                    quoted.Append(c);
                    break;
            }
        }

        return quoted.Append('"').ToString();
    }
}
