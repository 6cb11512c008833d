using System.Text;
using Swamp.Cel.Evaluation;
using static Swamp.Cel.Functions.LibraryFunction;

namespace Swamp.Cel.Functions;

/// <summary>Functions on strings; positions and lengths count code points.</summary>
internal static class StringFunctions
{
    public static IReadOnlyList<LibraryFunction> All { get; } =
    [
        Receiver("contains", 2, (a, _) => Both(a) ? CelValue.Bool(a[0].AsString().Contains(a[1].AsString(), StringComparison.Ordinal)) : null),
        Receiver("startsWith", 2, (a, _) => Both(a) ? CelValue.Bool(a[0].AsString().StartsWith(a[1].AsString(), StringComparison.Ordinal)) : null),
        Receiver("endsWith", 2, (a, _) => Both(a) ? CelValue.Bool(a[0].AsString().EndsWith(a[1].AsString(), StringComparison.Ordinal)) : null),
        Receiver("matches", 2, Matches),
        Global("matches", 2, Matches),
        Receiver("charAt", 2, CharAt),
        new("indexOf", true, 2, 3, (a, f) => IndexOf(a, f, isLast: false)),
        new("lastIndexOf", true, 2, 3, (a, f) => IndexOf(a, f, isLast: true)),
        new("substring", true, 2, 3, Substring),
        new("replace", true, 3, 4, Replace),
        new("split", true, 2, 3, Split),
        Receiver("trim", 1, (a, _) => a[0].Kind == CelKind.String ? CelValue.String(TrimSpace(a[0].AsString())) : null),
        Receiver("lowerAscii", 1, (a, f) => Mapped(a, f, c => char.IsAsciiLetterUpper(c) ? (char)(c + 32) : c)),
        Receiver("upperAscii", 1, (a, f) => Mapped(a, f, c => char.IsAsciiLetterLower(c) ? (char)(c - 32) : c)),
        Receiver("format", 2, StringFormat.Apply),
        Global("strings.quote", 1, (a, _) => a[0].Kind == CelKind.String ? CelValue.String(StringFormat.Quote(a[0].AsString())) : null),
    ];

    public static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                count--;
            }
        }

        return count;
    }

    public static CelValue? Reverse(CelValue[] a, EvaluationFrame frame)
    {
        if (a[0].Kind != CelKind.String)
        {
            return null;
        }

        frame.Produce(a[0].AsString().Length);
        var text = new StringBuilder();
        foreach (var rune in a[0].AsString().EnumerateRunes().Reverse())
        {
            text.Append(rune.ToString());
        }

        return CelValue.String(text.ToString());
    }

    private static IEnumerable<Rune> Reverse(this StringRuneEnumerator runes)
    {
        var list = new List<Rune>();
        foreach (var rune in runes)
        {
            list.Add(rune);
        }

        list.Reverse();
        return list;
    }

    private static bool Both(CelValue[] a) => a[0].Kind == CelKind.String && a[1].Kind == CelKind.String;

    private static CelValue? Matches(CelValue[] a, EvaluationFrame frame)
    {
        if (!Both(a))
        {
            return null;
        }

        frame.Spend(a[0].AsString().Length / 8);
        return RegexCache.TryGet(a[1].AsString(), out var regex, out var problem)
            ? CelValue.Bool(regex.IsMatch(a[0].AsString()))
            : CelValue.Error(CelErrorCode.InvalidArgument, problem);
    }

    /// <summary>The UTF-16 position of a code point position; null when it is outside.</summary>
    private static int? UnitsAt(string text, long position)
    {
        if (position < 0 || position > text.Length)
        {
            return null;
        }

        var units = 0;
        for (var i = 0L; i < position; i++)
        {
            if (units >= text.Length)
            {
                return null;
            }

            units += char.IsHighSurrogate(text[units]) && units + 1 < text.Length && char.IsLowSurrogate(text[units + 1]) ? 2 : 1;
        }

        return units;
    }

    private static CelValue OutOfRange(long index) => CelValue.Error(CelErrorCode.IndexOutOfBounds, $"index out of range: {index}");

    private static CelValue? CharAt(CelValue[] a, EvaluationFrame frame)
    {
        if (a[0].Kind != CelKind.String || a[1].Kind != CelKind.Int)
        {
            return null;
        }

        var text = a[0].AsString();
        frame.Spend(text.Length / 64);
        return UnitsAt(text, a[1].AsInt()) is not { } start ? OutOfRange(a[1].AsInt())
            : start == text.Length ? CelValue.String("")
            : CelValue.String(Rune.TryGetRuneAt(text, start, out var rune) ? rune.ToString() : text[start].ToString());
    }

    private static CelValue? IndexOf(CelValue[] a, EvaluationFrame frame, bool isLast)
    {
        if (!Both(a) || (a.Length > 2 && a[2].Kind != CelKind.Int))
        {
            return null;
        }

        var (text, wanted) = (a[0].AsString(), a[1].AsString());
        frame.Spend(text.Length / 64);
        var offset = a.Length > 2 ? a[2].AsInt() : isLast ? CodePoints(text) : 0;
        if (UnitsAt(text, offset) is not { } start)
        {
            return OutOfRange(offset);
        }

        int found;
        if (!isLast)
        {
            found = text.IndexOf(wanted, start, StringComparison.Ordinal);
        }
        else
        {
            var end = Math.Min(text.Length, start + wanted.Length);
            found = wanted.Length > text.Length ? -1 : text[..end].LastIndexOf(wanted, StringComparison.Ordinal);
            found = wanted.Length == 0 ? start : found;
        }

        return CelValue.Int(found < 0 ? -1 : CodePoints(text[..found]));
    }

    private static CelValue? Substring(CelValue[] a, EvaluationFrame frame)
    {
        if (a[0].Kind != CelKind.String || a[1].Kind != CelKind.Int || (a.Length > 2 && a[2].Kind != CelKind.Int))
        {
            return null;
        }

        var text = a[0].AsString();
        frame.Spend(text.Length / 64);
        var from = a[1].AsInt();
        var to = a.Length > 2 ? a[2].AsInt() : CodePoints(text);
        if (UnitsAt(text, from) is not { } start)
        {
            return OutOfRange(from);
        }

        if (UnitsAt(text, to) is not { } end)
        {
            return OutOfRange(to);
        }

        return from > to
            ? CelValue.Error(CelErrorCode.IndexOutOfBounds, $"invalid substring range. start: {from}, end: {to}")
            : CelValue.String(text[start..end]);
    }

    private static CelValue? Replace(CelValue[] a, EvaluationFrame frame)
    {
        if (!Both(a) || a[2].Kind != CelKind.String || (a.Length > 3 && a[3].Kind != CelKind.Int))
        {
            return null;
        }

        var (text, old, replacement) = (a[0].AsString(), a[1].AsString(), a[2].AsString());
        var left = a.Length > 3 && a[3].AsInt() >= 0 ? a[3].AsInt() : long.MaxValue;
        var result = new StringBuilder();
        var position = 0;
        while (left > 0 && position <= text.Length)
        {
            var found = old.Length == 0 ? position : text.IndexOf(old, position, StringComparison.Ordinal);
            if (found < 0)
            {
                break;
            }

            frame.Produce(((long)result.Length + replacement.Length) / 64);
            if (result.Length + (long)replacement.Length > frame.Limits.MaxProducedLength)
            {
                frame.Produce(result.Length + (long)replacement.Length);
            }

            result.Append(text, position, found - position).Append(replacement);
            if (old.Length == 0)
            {
                var width = found < text.Length && char.IsHighSurrogate(text[found]) && found + 1 < text.Length ? 2 : 1;
                result.Append(text, found, Math.Min(width, text.Length - found));
                position = found + width;
            }
            else
            {
                position = found + old.Length;
            }

            left--;
        }

        if (position < text.Length)
        {
            result.Append(text, position, text.Length - position);
        }

        return CelValue.String(result.ToString());
    }

    private static CelValue? Split(CelValue[] a, EvaluationFrame frame)
    {
        if (!Both(a) || (a.Length > 2 && a[2].Kind != CelKind.Int))
        {
            return null;
        }

        var (text, separator) = (a[0].AsString(), a[1].AsString());
        frame.Produce(text.Length);
        var limit = a.Length > 2 ? a[2].AsInt() : -1;
        if (limit == 0)
        {
            return CelValue.List([]);
        }

        IReadOnlyList<string> parts = separator.Length == 0 ? Characters(text, limit) : text.Split(separator, limit < 0 ? int.MaxValue : (int)Math.Min(limit, int.MaxValue));
        return CelValue.List([.. parts.Select(CelValue.String)]);
    }

    private static List<string> Characters(string text, long limit)
    {
        var parts = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var width = limit > 0 && parts.Count == limit - 1 ? text.Length - i
                : char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2
                : 1;
            parts.Add(text.Substring(i, width));
            i += width;
        }

        return parts;
    }

    private static string TrimSpace(string text) => text.Trim(
        '\t', '\n', '\v', '\f', '\r', ' ', '\u0085', '\u00a0', '\u1680', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006',
        '\u2007', '\u2008', '\u2009', '\u200a', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000');

    private static CelValue? Mapped(CelValue[] a, EvaluationFrame frame, Func<char, char> map)
    {
        if (a[0].Kind != CelKind.String)
        {
            return null;
        }

        frame.Produce(a[0].AsString().Length);
        return CelValue.String(string.Create(a[0].AsString().Length, (a[0].AsString(), map), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = state.map(state.Item1[i]);
            }
        }));
    }
}
