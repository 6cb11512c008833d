using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Swamp.Cel;

/// <summary>Reads the syntax of RE2. What it does not have (references back, looking around) is an error.</summary>
internal sealed partial class Re2Parser
{
    /// <summary>Steps of a program, repetitions multiplied out.</summary>
    public const int MaxSize = 10_000;

    private const int MaxRepeat = 1000;
    private const int MaxNesting = 100;
    private const int MaxRanges = 50_000;

    /// <summary>Characters that are looked up for their other case, and count as much as a range.</summary>
    private const int FoldsPerRange = 16;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private readonly string pattern;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int at;
    private int nesting;
    private int ranges;
    private bool ignoresCase;
    private bool multiline;
    private bool dotTakesNewline;
    private string problem = "";

    private Re2Parser(string pattern) => this.pattern = pattern;

    private bool AtEnd => at >= pattern.Length;

    /// <summary>The tree of a pattern; null when it is not one, with the reason.</summary>
    public static Re2Node? Parse(string pattern, out string problem)
    {
        var parser = new Re2Parser(pattern);
        var node = parser.Choice();
        if (node is not null && !parser.AtEnd) node = parser.Wrong("unexpected ')'");
        problem = parser.problem;
        return node;
    }

    private Re2Node? Wrong(string reason)
    {
        if (problem.Length == 0) problem = reason;
        return null;
    }

    private bool Refuse(string reason) => Wrong(reason) is not null;

    private Re2Node? Choice()
    {
        if (++nesting > MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) return Wrong("it nests too deeply");
        var choices = new List<Re2Node>();
        while (true)
        {
            if (Sequence() is not { } sequence) return null;
            choices.Add(sequence);
            if (AtEnd || pattern[at] == ')') break;
            at++;
        }

        nesting--;
        return Fitting(Re2Node.Choice(choices));
    }

    private Re2Node? Fitting(Re2Node node) => node.Size > MaxSize ? Wrong("its repetitions are too large") : node;

    private Re2Node? Sequence()
    {
        var items = new List<Re2Node>();
        var repeated = false;
        long size = 0;
        while (!AtEnd && pattern[at] is not ('|' or ')'))
        {
            var start = at;
            if (Repetition(out var least, out var most))
            {
                if (most > MaxRepeat || least > MaxRepeat || (most >= 0 && most < least)) return Wrong("invalid repeat count");
                if (!AtEnd && pattern[at] == '?') at++;
                if (repeated) return Wrong("invalid nested repetition operator");
                if (items.Count == 0) return Wrong($"missing argument to repetition operator '{pattern[start..at]}'");
                size -= items[^1].Size;
                if (Fitting(Re2Node.Repeat(items[^1], least, most)) is not { } repeat) return null;
                items[^1] = repeat;
                size += repeat.Size;
                repeated = true;
                continue;
            }

            repeated = false;
            var count = items.Count;
            if (!Append(items)) return null;
            for (; count < items.Count; count++) size += items[count].Size;
            if (size > MaxSize) return Wrong("its repetitions are too large");
        }

        return Re2Node.Sequence(items);
    }

    /// <summary>Reads <c>* + ? {n} {n,} {n,m}</c>; any other brace is plain text, as in RE2.</summary>
    private bool Repetition(out int least, out int most)
    {
        (least, most) = (0, -1);
        switch (pattern[at])
        {
            case '*':
                at++;
                return true;
            case '+':
                at++;
                least = 1;
                return true;
            case '?':
                at++;
                most = 1;
                return true;
            case '{': return Bounds(out least, out most);
            default: return false;
        }
    }

    private bool Bounds(out int least, out int most)
    {
        (least, most) = (0, -1);
        var end = at + 1;
        while (end < pattern.Length && pattern[end] != '}' && end - at < 16) end++;
        if (end >= pattern.Length || pattern[end] != '}') return false;
        var inside = pattern.AsSpan(at + 1, end - at - 1);
        var comma = inside.IndexOf(',');
        if (!Count(comma < 0 ? inside : inside[..comma], out least)) return false;
        if (comma < 0) most = least;
        else if (comma + 1 < inside.Length && !Count(inside[(comma + 1)..], out most)) return false;
        at = end + 1;
        return true;
    }

    private static bool Count(ReadOnlySpan<char> digits, out int count) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    /// <summary>Reads one thing that may be repeated, or flags, or quoted text, which is several things.</summary>
    private bool Append(List<Re2Node> items)
    {
        var c = pattern[at];
        switch (c)
        {
            case '(': return Group(items);
            case '[': return Add(items, Class());
            case '\\': return Escape(items);
            case '.':
                at++;
                return Add(items, Re2Node.Of(dotTakesNewline ? RuneSet.All : RuneSet.NoNewline));
            case '^':
                at++;
                return Add(items, Re2Node.Of(multiline ? Re2Place.LineStart : Re2Place.TextStart));
            case '$':
                at++;
                return Add(items, Re2Node.Of(multiline ? Re2Place.LineEnd : Re2Place.TextEnd));
            default: return Add(items, Literal(CodeAt()));
        }
    }

    private static bool Add(List<Re2Node> items, Re2Node? node)
    {
        if (node is null) return false;
        items.Add(node);
        return true;
    }

    private int CodeAt()
    {
        var width = CodePoints.Width(pattern, at);
        var code = width == 2 ? char.ConvertToUtf32(pattern[at], pattern[at + 1]) : pattern[at];
        at += width;
        return code;
    }

    private Re2Node Literal(int code)
    {
        if (!ignoresCase) return Re2Node.Of(RuneSet.Of(code));
        var folded = new List<(int, int)> { (code, code) };
        ranges += CaseFolding.Close(folded) / FoldsPerRange;
        return Re2Node.Of(folded.Count == 1 ? RuneSet.Of(code) : RuneSet.Of(folded));
    }

    private bool Group(List<Re2Node> items)
    {
        at++;
        var outer = (ignoresCase, multiline, dotTakesNewline);
        if (!AtEnd && pattern[at] == '?')
        {
            if (!GroupHead(out var isOnlyFlags)) return false;
            if (isOnlyFlags) return true;
        }

        if (Choice() is not { } inside) return false;
        if (AtEnd) return Refuse("missing closing ')'");
        at++;
        (ignoresCase, multiline, dotTakesNewline) = outer;
        items.Add(inside);
        return true;
    }

    private bool GroupHead(out bool isOnlyFlags)
    {
        isOnlyFlags = false;
        var rest = pattern.AsSpan(at);
        if (rest.StartsWith("?P<") || (rest.StartsWith("?<") && !rest.StartsWith("?<=") && !rest.StartsWith("?<!")))
        {
            var close = rest.IndexOf('>');
            var name = close < 0 ? default : rest[(rest[1] == 'P' ? 3 : 2)..close];
            if (name.IsEmpty || name.ContainsAnyExcept(NameCharacters)) return Refuse("invalid name of a group");
            if (!names.Add(name.ToString())) return Refuse("two groups have the same name");
            at += close + 1;
            return true;
        }

        var end = rest.IndexOfAny(':', ')');
        if (end < 0) return Refuse("missing closing ')'");
        if (!Flags(rest[1..end])) return Refuse($"invalid or unsupported Perl syntax '({Re2.Short(rest[..(end + 1)].ToString())}'");
        isOnlyFlags = rest[end] == ')';
        at += end + 1;
        return true;
    }

    private bool Flags(ReadOnlySpan<char> flags)
    {
        var on = true;
        for (var i = 0; i < flags.Length; i++)
        {
            switch (flags[i])
            {
                case '-' when on && i + 1 < flags.Length: on = false; break;
                case 'i': ignoresCase = on; break;
                case 'm': multiline = on; break;
                case 's': dotTakesNewline = on; break;
                case 'U': break; // Which repetitions are greedy does not change whether there is a match.
                default: return false;
            }
        }

        return true;
    }
}
