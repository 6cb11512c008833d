using System.Text;

namespace Swamp.Cel;

/// <summary>Functions of strings. Positions and lengths are code points.</summary>
internal static class StringFunctions
{
    public static void Register(LibraryTable table) => table
        .Receiver("startsWith", static (Frame f, in CelValue a, in CelValue b) => Texts(f, a, b) ? CelValue.Bool(a.RawString.StartsWith(b.RawString, StringComparison.Ordinal)) : Faults.NoOverload("startsWith", a, b))
        .Receiver("endsWith", static (Frame f, in CelValue a, in CelValue b) => Texts(f, a, b) ? CelValue.Bool(a.RawString.EndsWith(b.RawString, StringComparison.Ordinal)) : Faults.NoOverload("endsWith", a, b))
        .Receiver("contains", static (Frame f, in CelValue a, in CelValue b) => Texts(f, a, b) ? CelValue.Bool(a.RawString.Contains(b.RawString, StringComparison.Ordinal)) : Faults.NoOverload("contains", a, b))
        .Receiver("matches", Matches)
        .Global("matches", Matches)
        .Receiver("charAt", CharAt)
        .Receiver("indexOf", static (Frame f, in CelValue a, in CelValue b) => IndexOf(f, [a, b]))
        .Receiver("indexOf", 3, IndexOf)
        .Receiver("lastIndexOf", static (Frame f, in CelValue a, in CelValue b) => LastIndexOf(f, [a, b]))
        .Receiver("lastIndexOf", 3, LastIndexOf)
        .Receiver("lowerAscii", static (Frame f, in CelValue a) => Mapped(f, a, "lowerAscii", static s => string.Create(s.Length, s, static (to, from) => Ascii(from, to, upper: false))))
        .Receiver("upperAscii", static (Frame f, in CelValue a) => Mapped(f, a, "upperAscii", static s => string.Create(s.Length, s, static (to, from) => Ascii(from, to, upper: true))))
        .Receiver("trim", static (Frame f, in CelValue a) => Mapped(f, a, "trim", static s => s.Trim()))
        .Receiver("reverse", static (Frame f, in CelValue a) => a.Kind == CelKind.List ? ListFunctions.Reverse(f, a) : Mapped(f, a, "reverse", Reverse))
        .Receiver("replace", 3, Replace)
        .Receiver("replace", 4, Replace)
        .Receiver("split", static (Frame f, in CelValue a, in CelValue b) => Split(f, [a, b]))
        .Receiver("split", 3, Split)
        .Receiver("substring", static (Frame f, in CelValue a, in CelValue b) => Substring(f, [a, b]))
        .Receiver("substring", 3, Substring)
        .Receiver("join", static (Frame f, in CelValue a) => Join(f, a, CelValue.String("")))
        .Receiver("join", Join)
        .Receiver("format", static (Frame f, in CelValue a, in CelValue b) =>
            a.Kind == CelKind.String && b.Kind == CelKind.List ? StringFormat.Format(f, a.RawString, b.RawList) : Faults.NoOverload("format", a, b))
        .Global("strings.quote", static (Frame f, in CelValue a) => Mapped(f, a, "strings.quote", Quote));

    /// <summary><c>matches</c> with a pattern that is known when the expression is compiled.</summary>
    public static BinaryBody Matcher(Re2Pattern? pattern, string problem) => (frame, in a, in b) =>
    {
        if (a.Kind != CelKind.String) return Faults.NoOverload("matches", a, b);
        if (pattern is null) return CelValue.Error(CelErrorCodes.Regex, problem);
        return CelValue.Bool(pattern.IsMatch(frame, a.RawString));
    };

    private static CelValue Matches(Frame frame, in CelValue a, in CelValue b)
    {
        if (a.Kind != CelKind.String || b.Kind != CelKind.String) return Faults.NoOverload("matches", a, b);
        if (frame.Pattern(b.RawString, out var problem) is not { } regex) return CelValue.Error(CelErrorCodes.Regex, problem);
        return CelValue.Bool(regex.IsMatch(frame, a.RawString));
    }

    private static bool Texts(Frame frame, in CelValue a, in CelValue b)
    {
        if (a.Kind != CelKind.String || b.Kind != CelKind.String) return false;
        frame.ChargeText(a.RawString.Length);
        return true;
    }

    private static CelValue Mapped(Frame frame, in CelValue a, string name, Func<string, string> map)
    {
        if (a.Kind != CelKind.String) return Faults.NoOverload(name, a);
        frame.ChargeText(a.RawString.Length);
        return CelValue.String(map(a.RawString));
    }

    private static void Ascii(ReadOnlySpan<char> from, Span<char> to, bool upper)
    {
        for (var i = 0; i < from.Length; i++)
        {
            var c = from[i];
            to[i] = upper && char.IsAsciiLetterLower(c) ? (char)(c - 32) : !upper && char.IsAsciiLetterUpper(c) ? (char)(c + 32) : c;
        }
    }

    private static string Reverse(string text)
    {
        var result = new char[text.Length];
        var to = text.Length;
        for (var i = 0; i < text.Length;)
        {
            var width = CodePoints.Width(text, i);
            to -= width;
            text.CopyTo(i, result, to, width);
            i += width;
        }

        return new string(result);
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            if (Quoting.Escape(text[i]) is { } escape) quoted.Append(escape);
            else quoted.Append(char.IsSurrogate(text[i]) && !InPair(text, i) ? '\ufffd' : text[i]);
        }

        return quoted.Append('"').ToString();
    }

    private static bool InPair(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        : at > 0 && char.IsHighSurrogate(text[at - 1]);

    private static CelValue CharAt(Frame frame, in CelValue a, in CelValue b)
    {
        if (a.Kind != CelKind.String || b.Kind != CelKind.Int) return Faults.NoOverload("charAt", a, b);
        frame.ChargeText(a.RawString.Length);
        var at = CodePoints.ToUtf16(a.RawString, b.Num);
        if (at < 0) return OutOfRange(b.Num);
        return CelValue.String(at == a.RawString.Length ? "" : a.RawString.Substring(at, CodePoints.Width(a.RawString, at)));
    }

    private static CelValue OutOfRange(long index) => CelValue.Error(CelErrorCodes.IndexOutOfRange, $"index out of range: {index}");

    private static bool Takes(ReadOnlySpan<CelValue> args, params ReadOnlySpan<CelKind> kinds)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].Kind != kinds[i]) return false;
        }

        return true;
    }

    private static CelValue IndexOf(Frame frame, ReadOnlySpan<CelValue> args)
    {
        if (!Takes(args, CelKind.String, CelKind.String, CelKind.Int)) return Faults.NoOverload("indexOf", args);
        var (text, wanted) = (args[0].RawString, args[1].RawString);
        frame.ChargeText(text.Length);
        var from = args.Length > 2 ? args[2].Num : 0;
        if (wanted.Length == 0 && args.Length == 2) return CelValue.Int(0);
        var start = CodePoints.ToUtf16(text, from);
        if (start < 0 || (args.Length > 2 && start > text.Length)) return OutOfRange(from);
        var found = text.IndexOf(wanted, start, StringComparison.Ordinal);
        return CelValue.Int(found < 0 ? -1 : CodePoints.Count(text.AsSpan(0, found)));
    }

    private static CelValue LastIndexOf(Frame frame, ReadOnlySpan<CelValue> args)
    {
        if (!Takes(args, CelKind.String, CelKind.String, CelKind.Int)) return Faults.NoOverload("lastIndexOf", args);
        var (text, wanted) = (args[0].RawString, args[1].RawString);
        frame.ChargeText(text.Length);
        var end = text.Length;
        if (args.Length > 2)
        {
            var start = CodePoints.ToUtf16(text, args[2].Num);
            if (start < 0) return OutOfRange(args[2].Num);
            end = Math.Min(text.Length, start + wanted.Length);
        }

        if (wanted.Length == 0) return CelValue.Int(CodePoints.Count(text.AsSpan(0, end)));
        var found = text.AsSpan(0, end).LastIndexOf(wanted, StringComparison.Ordinal);
        return CelValue.Int(found < 0 ? -1 : CodePoints.Count(text.AsSpan(0, found)));
    }

    private static CelValue Substring(Frame frame, ReadOnlySpan<CelValue> args)
    {
        if (!Takes(args, CelKind.String, CelKind.Int, CelKind.Int)) return Faults.NoOverload("substring", args);
        var text = args[0].RawString;
        frame.ChargeText(text.Length);
        var start = CodePoints.ToUtf16(text, args[1].Num);
        if (start < 0) return OutOfRange(args[1].Num);
        if (args.Length == 2) return CelValue.String(text[start..]);
        var end = CodePoints.ToUtf16(text, args[2].Num);
        if (end < 0) return OutOfRange(args[2].Num);
        return end < start
            ? CelValue.Error(CelErrorCodes.Argument, $"invalid substring range: start {args[1].Num}, end {args[2].Num}")
            : CelValue.String(text[start..end]);
    }

    private static CelValue Replace(Frame frame, ReadOnlySpan<CelValue> args)
    {
        if (!Takes(args, CelKind.String, CelKind.String, CelKind.String, CelKind.Int)) return Faults.NoOverload("replace", args);
        var (text, old, put) = (args[0].RawString, args[1].RawString, args[2].RawString);
        var limit = args.Length > 3 && args[3].Num >= 0 ? args[3].Num : long.MaxValue;
        var result = new StringBuilder();
        var at = 0;
        for (long done = 0; done < limit; done++)
        {
            var found = old.Length == 0 ? (done == 0 ? 0 : Next(text, at)) : text.IndexOf(old, at, StringComparison.Ordinal);
            if (found < 0) break;
            frame.ChargeText(found - at + put.Length);
            result.Append(text, at, found - at).Append(put);
            at = found + old.Length;
        }

        frame.ChargeText(text.Length);
        return CelValue.String(result.Append(text, at, text.Length - at).ToString());
    }

    private static int Next(string text, int at) => at >= text.Length ? -1 : at + CodePoints.Width(text, at);

    private static CelValue Split(Frame frame, ReadOnlySpan<CelValue> args)
    {
        if (!Takes(args, CelKind.String, CelKind.String, CelKind.Int)) return Faults.NoOverload("split", args);
        var (text, separator) = (args[0].RawString, args[1].RawString);
        var limit = args.Length > 2 && args[2].Num >= 0 ? args[2].Num : long.MaxValue;
        if (limit == 0 || (separator.Length == 0 && text.Length == 0)) return CelValue.EmptyList;
        frame.ChargeText(text.Length);
        var parts = new CelArrayBuilder(4);
        var at = 0;
        for (long count = 1; count < limit; count++)
        {
            var found = separator.Length == 0 ? Next(text, at) : text.IndexOf(separator, at, StringComparison.Ordinal);
            if (found < 0 || (separator.Length == 0 && found >= text.Length)) break;
            frame.Charge(MapNode.EntryCost);
            parts.Add(CelValue.String(text[at..found]));
            at = found + separator.Length;
        }

        parts.Add(CelValue.String(text[at..]));
        return parts.ToValue();
    }

    private static CelValue Join(Frame frame, in CelValue a, in CelValue b)
    {
        if (a.Kind != CelKind.List || b.Kind != CelKind.String) return Faults.NoOverload("join", a, b);
        var result = new StringBuilder();
        var list = a.RawList;
        for (var i = 0; i < list.Count; i++)
        {
            var item = frame.Item(list, i);
            if (item.Kind != CelKind.String) return Faults.NoOverload("join", a, item);
            frame.ChargeText(item.RawString.Length + b.RawString.Length);
            if (i > 0) result.Append(b.RawString);
            result.Append(item.RawString);
        }

        return CelValue.String(result.ToString());
    }
}
