using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Swamp.Cel;

/// <summary>
/// Regular expressions with the syntax of RE2, run by the engine of .NET that does not backtrack. Classes are those of RE2 (ASCII for
/// <c>\d \w \s</c>), and a character is a code point.
/// </summary>
internal sealed class Re2
{
    private const int MaxPattern = 10_000;
    private const int MaxRepeat = 1000;
    private const int MaxNesting = 100;
    private const string AnyPair = @"[\ud800-\udbff][\udc00-\udfff]";

    private readonly string pattern;
    private readonly StringBuilder text = new();
    private int at;
    private int nesting;
    private string problem = "";

    private Re2(string pattern) => this.pattern = pattern;

    /// <summary>The compiled expression; null when it is not one, with the reason.</summary>
    public static Re2Pattern? Compile(string pattern, out string problem)
    {
        problem = $"the regular expression has more than {MaxPattern} characters";
        if (pattern.Length > MaxPattern) return null;
        var translator = new Re2(pattern);
        if (!translator.Alternatives(1, out var size) || (translator.at < pattern.Length && translator.Fail("unexpected ')'")))
        {
            problem = $"invalid regular expression '{Short(pattern)}': {translator.problem}";
            return null;
        }

        try
        {
            problem = "";
            return new Re2Pattern(new Regex(translator.text.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout), size);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            problem = $"invalid regular expression '{Short(pattern)}': {e.Message}";
            return null;
        }
    }

    private static string Short(string text) => text.Length > 60 ? string.Concat(text.AsSpan(0, 60), "…") : text;

    private bool Fail(string reason)
    {
        problem = problem.Length > 0 ? problem : reason;
        return true;
    }

    private bool Wrong(string reason) => !Fail(reason);

    /// <param name="times">How often an outer repetition repeats this.</param>
    /// <param name="size">Characters that one pass can need, repetitions multiplied out.</param>
    private bool Alternatives(long times, out long size)
    {
        size = 0;
        if (++nesting > MaxNesting) return Wrong("it nests too deeply");
        while (true)
        {
            while (at < pattern.Length && pattern[at] is not ('|' or ')'))
            {
                var start = text.Length;
                if (!Atom(times, out var atom) || !Repeat(start, ref atom)) return false;
                size += atom;
                if (size * times > MaxPattern) return Wrong("its repetitions are too large");
            }

            if (at >= pattern.Length || pattern[at] == ')') break;
            at++;
            text.Append('|');
        }

        nesting--;
        return true;
    }

    private bool Repeat(int start, ref long size)
    {
        if (at >= pattern.Length) return true;
        var c = pattern[at];
        if (c is '*' or '+' or '?')
        {
            at++;
            Wrap(start, c.ToString());
        }
        else if (c == '{' && Bounds(out var bounds, out var most))
        {
            if (most > MaxRepeat) return Wrong("invalid repeat count");
            size *= Math.Max(1, most);
            Wrap(start, bounds);
        }
        else
        {
            return true;
        }

        if (at < pattern.Length && pattern[at] == '?')
        {
            at++;
            text.Append('?');
        }

        if (at < pattern.Length && (pattern[at] is '*' or '+' or '?' || (pattern[at] == '{' && Bounds(out _, out _)))) return Wrong("invalid nested repetition operator");
        return true;
    }

    private void Wrap(int start, string repetition)
    {
        text.Insert(start, "(?:").Append(')').Append(repetition);
    }

    /// <summary>Reads <c>{n}</c>, <c>{n,}</c> or <c>{n,m}</c>; anything else is plain text, as in RE2.</summary>
    private bool Bounds(out string bounds, out int most)
    {
        bounds = "";
        most = 0;
        var end = pattern.IndexOf('}', at);
        if (end < 0) return false;
        var inside = pattern.AsSpan(at + 1, end - at - 1);
        var comma = inside.IndexOf(',');
        var low = comma < 0 ? inside : inside[..comma];
        var high = comma < 0 ? low : inside[(comma + 1)..];
        if (low.Length is 0 or > 6 || !int.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out var least)) return false;
        most = least;
        if (high.Length > 0 && (high.Length > 6 || !int.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out most))) return false;
        if (most < least) most = MaxRepeat + 1;
        bounds = pattern[at..(end + 1)];
        at = end + 1;
        return true;
    }

    private bool Atom(long times, out long size)
    {
        size = 1;
        var c = pattern[at];
        switch (c)
        {
            case '*' or '+' or '?': return Wrong($"missing argument to repetition operator '{c}'");
            case '(': return Group(times, out size);
            case '[': return Class();
            case '\\': return Escape();
            case '.':
                at++;
                text.Append("(?:").Append(AnyPair).Append(@"|[^\n])");
                return true;
            case '^':
                at++;
                text.Append('^');
                return true;
            case '$':
                at++;
                text.Append(multiline ? "(?m:$)" : @"\z");
                return true;
            default:
                var width = CodePoints.Width(pattern, at);
                Literal(pattern.AsSpan(at, width));
                at += width;
                return true;
        }
    }

    private bool multiline;

    private void Literal(ReadOnlySpan<char> character)
    {
        if (character.Length == 2) text.Append("(?:").Append(character).Append(')');
        else text.Append(Regex.Escape(character.ToString()));
    }

    private bool Group(long times, out long size)
    {
        size = 1;
        at++;
        var outerMultiline = multiline;
        if (at < pattern.Length && pattern[at] == '?')
        {
            if (!GroupHead(out var wasFlags)) return false;
            if (wasFlags) return true;
        }
        else
        {
            text.Append("(?:");
        }

        if (!Alternatives(times, out size)) return false;
        if (at >= pattern.Length) return Wrong("missing closing ')'");
        at++;
        text.Append(')');
        multiline = outerMultiline;
        return true;
    }

    private bool GroupHead(out bool wasFlags)
    {
        wasFlags = false;
        var rest = pattern.AsSpan(at);
        if (rest.StartsWith("?P<") || (rest.StartsWith("?<") && !rest.StartsWith("?<=") && !rest.StartsWith("?<!")))
        {
            var close = rest.IndexOf('>');
            var name = close < 0 ? default : rest[(rest[1] == 'P' ? 3 : 2)..close];
            if (name.IsEmpty || name.ContainsAnyExcept(NameCharacters)) return Wrong("invalid name of a group");
            at += close + 1;
            text.Append("(?:");
            return true;
        }

        var end = rest.IndexOfAny(':', ')');
        if (end < 0) return Wrong("missing closing ')'");
        var on = true;
        var flags = new StringBuilder();
        foreach (var flag in rest[1..end])
        {
            if (flag == '-' && on) on = false;
            else if (flag == 'm') multiline = on;
            else if (flag is 'i' or 's') flags.Append(flag);
            else return Wrong($"invalid or unsupported Perl syntax '({Short(rest[..(end + 1)].ToString())}'");
            if (flag is 'm') flags.Append('m');
            if (flag is '-') flags.Append('-');
        }

        wasFlags = rest[end] == ')';
        at += end + 1;
        text.Append("(?").Append(flags).Append(wasFlags ? ')' : ':');
        return true;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private bool Escape()
    {
        at++;
        if (at >= pattern.Length) return Wrong("trailing backslash");
        var c = pattern[at];
        if (Re2Classes.Shorthand(c) is { } set)
        {
            at++;
            text.Append(char.IsUpper(c) ? $"(?:{AnyPair}|[^{set}])" : $"[{set}]");
            return true;
        }

        switch (c)
        {
            case 'A' or 'z' or 'b' or 'B':
                at++;
                text.Append('\\').Append(c);
                return true;
            case 'Q':
                var end = pattern.IndexOf(@"\E", at, StringComparison.Ordinal);
                var quoted = end < 0 ? pattern[(at + 1)..] : pattern[(at + 1)..end];
                text.Append("(?:").Append(Regex.Escape(quoted)).Append(')');
                at = end < 0 ? pattern.Length : end + 2;
                return true;
            case 'p' or 'P':
                if (!Category(out var category)) return Wrong("unknown Unicode class");
                text.Append(c == 'P' ? $"(?:{AnyPair}|\\P{category})" : $"\\p{category}");
                return true;
        }

        if (!Code(out var code)) return false;
        Literal(char.ConvertFromUtf32(code));
        return true;
    }

    private bool Category(out string category)
    {
        category = "";
        at++;
        if (at >= pattern.Length) return false;
        var end = pattern[at] == '{' ? pattern.IndexOf('}', at) : at;
        if (end < 0) return false;
        var name = pattern[at] == '{' ? pattern[(at + 1)..end] : pattern[at].ToString();
        at = end + 1;
        category = $"{{{Re2Classes.Script(name)}}}";
        return Re2Classes.IsKnown(name);
    }

    /// <summary>One escaped character; the position is after the backslash.</summary>
    private bool Code(out int code)
    {
        var c = pattern[at++];
        code = c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'f' => '\f', 'v' => '\v', 'a' => '\a', _ => -1 };
        if (code >= 0) return true;
        if (c == 'x') return Hex(out code);
        if (c is >= '0' and <= '7')
        {
            if (c != '0' && !(at < pattern.Length && pattern[at] is >= '0' and <= '7')) return Wrong($"invalid escape sequence '\\{c}'");
            code = c - '0';
            for (var i = 0; i < 2 && at < pattern.Length && pattern[at] is >= '0' and <= '7'; i++) code = (code * 8) + (pattern[at++] - '0');
            return true;
        }

        if (char.IsAsciiLetterOrDigit(c) || char.IsSurrogate(c)) return Wrong($"invalid escape sequence '\\{c}'");
        code = c;
        return true;
    }

    private bool Hex(out int code)
    {
        code = 0;
        if (at >= pattern.Length) return Wrong("invalid escape sequence '\\x'");
        var braces = pattern[at] == '{';
        var end = braces ? pattern.IndexOf('}', at) : at + 2;
        if (end < 0 || end > pattern.Length) return Wrong("invalid escape sequence '\\x'");
        var digits = braces ? pattern.AsSpan(at + 1, end - at - 1) : pattern.AsSpan(at, 2);
        at = braces ? end + 1 : end;
        return (digits.Length is > 0 and <= 8 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code)
            && Rune.IsValid(code)) || Wrong("invalid escape sequence '\\x'");
    }

    private bool Class()
    {
        at++;
        var negated = at < pattern.Length && pattern[at] == '^';
        if (negated) at++;
        var members = new StringBuilder();
        var pairs = new StringBuilder();
        for (var first = true; ; first = false)
        {
            if (at >= pattern.Length) return Wrong("missing closing ']'");
            if (pattern[at] == ']' && !first) break;
            if (!Member(members, pairs)) return false;
        }

        at++;
        if (negated)
        {
            // A pair outside of the class is one character; pairs that were named must not match.
            if (pairs.Length > 0) return Wrong("characters beyond U+FFFF are not supported in a negated class");
            text.Append("(?:").Append(AnyPair).Append('|').Append(members.Length > 0 ? $"[^{members}]" : @"[\s\S]").Append(')');
            return true;
        }

        text.Append("(?:").Append(members.Length > 0 ? $"[{members}]" : "[^\\s\\S]").Append(pairs).Append(')');
        return true;
    }

    private bool Member(StringBuilder members, StringBuilder pairs)
    {
        var rest = pattern.AsSpan(at);
        if (rest.StartsWith("[:"))
        {
            var end = rest.IndexOf(":]");
            if (end < 0 || Re2Classes.Posix(rest[2..end]) is not { } posix) return Wrong("invalid character class");
            members.Append(posix);
            at += end + 2;
            return true;
        }

        if (rest[0] == '\\' && rest.Length > 1)
        {
            if (Re2Classes.Shorthand(rest[1]) is { } set)
            {
                if (char.IsUpper(rest[1])) members.Append(Re2Classes.Complement(rest[1]));
                else members.Append(set);
                at += 2;
                return true;
            }

            if (rest[1] is 'p' or 'P')
            {
                at++;
                if (!Category(out var category)) return Wrong("unknown Unicode class");
                members.Append('\\').Append(rest[1]).Append(category);
                return true;
            }
        }

        if (!ClassCode(out var low)) return false;
        var high = low;
        if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
        {
            at++;
            if (!ClassCode(out high)) return false;
            if (high < low) return Wrong("invalid character class range");
        }

        AppendRange(members, pairs, low, high);
        return true;
    }

    private bool ClassCode(out int code)
    {
        code = 0;
        if (at >= pattern.Length) return Wrong("missing closing ']'");
        if (pattern[at] == '\\')
        {
            at++;
            return at < pattern.Length ? Code(out code) : Wrong("trailing backslash");
        }

        var width = CodePoints.Width(pattern, at);
        code = width == 2 ? char.ConvertToUtf32(pattern[at], pattern[at + 1]) : pattern[at];
        at += width;
        return true;
    }

    private static void AppendRange(StringBuilder members, StringBuilder pairs, int low, int high)
    {
        if (low <= 0xffff)
        {
            var end = Math.Min(high, 0xffff);
            members.Append(CultureInfo.InvariantCulture, $"\\u{low:x4}-\\u{end:x4}");
        }

        for (var from = Math.Max(low, 0x10000); from <= high;)
        {
            // One lead surrogate at a time covers 1024 code points; whole blocks are joined.
            var lead = char.ConvertFromUtf32(from)[0];
            var to = Math.Min(high, from | 0x3ff);
            if ((from & 0x3ff) == 0 && high - from >= 0x3ff)
            {
                to = ((high + 1) & ~0x3ff) - 1;
                pairs.Append(CultureInfo.InvariantCulture, $"|[\\u{(int)lead:x4}-\\u{(int)char.ConvertFromUtf32(to)[0]:x4}][\\udc00-\\udfff]");
            }
            else
            {
                pairs.Append(CultureInfo.InvariantCulture, $"|\\u{(int)lead:x4}[\\u{(int)char.ConvertFromUtf32(from)[1]:x4}-\\u{(int)char.ConvertFromUtf32(to)[1]:x4}]");
            }

            from = to + 1;
        }
    }
}
