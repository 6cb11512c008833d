using System.Globalization;

namespace Swamp.Cel;

internal sealed partial class Re2Parser
{
    private bool Escape(List<Re2Node> items)
    {
        if (at + 1 >= pattern.Length) return Refuse("trailing backslash");
        var c = pattern[at + 1];
        Re2Place? place = c switch { 'A' => Re2Place.TextStart, 'z' => Re2Place.TextEnd, 'b' => Re2Place.WordEdge, 'B' => Re2Place.NoWordEdge, _ => null };
        if (place is not null)
        {
            at += 2;
            items.Add(Re2Node.Of(place.Value));
            return true;
        }

        if (c == 'Q')
        {
            Quotation(items);
            return true;
        }

        if (Named(out var set)) return set is not null && Add(items, Re2Node.Of(set));
        return Code(out var code) && Add(items, Literal(code));
    }

    /// <summary><c>\Q…\E</c>: plain characters, each of which is one thing.</summary>
    private void Quotation(List<Re2Node> items)
    {
        at += 2;
        var end = pattern.IndexOf(@"\E", at, StringComparison.Ordinal);
        var stop = end < 0 ? pattern.Length : end;
        while (at < stop) items.Add(Literal(CodeAt()));
        at = end < 0 ? stop : end + 2;
    }

    /// <summary>A class that has a name: <c>\d</c>, <c>\pL</c>, <c>\P{Greek}</c>.</summary>
    /// <returns>True when there is one here; the set is null when its name is not known.</returns>
    private bool Named(out RuneSet? set)
    {
        set = null;
        if (pattern[at] != '\\' || at + 1 >= pattern.Length) return false;
        var c = pattern[at + 1];
        if (Re2Classes.Perl(c) is { } perl)
        {
            at += 2;
            set = char.IsUpper(c) ? Folded(perl.Complement())?.Complement() : Folded(perl);
            return true;
        }

        if (c is not ('p' or 'P')) return false;
        at += 2;
        if (UnicodeName() is not { } name)
        {
            Wrong("unknown Unicode class");
            return true;
        }

        var negated = c == 'P';
        if (name.StartsWith('^'))
        {
            negated = !negated;
            name = name[1..];
        }

        if (Re2Classes.Unicode(name) is not { } known) Wrong($"unknown Unicode class '{Re2.Short(name)}'");
        else set = negated ? Folded(known)?.Complement() : Folded(known);
        return true;
    }

    private string? UnicodeName()
    {
        if (AtEnd) return null;
        if (pattern[at] != '{') return pattern[at++].ToString();
        var end = pattern.IndexOf('}', at);
        if (end < 0) return null;
        var name = pattern[(at + 1)..end];
        at = end + 1;
        return name;
    }

    private RuneSet? Folded(RuneSet set)
    {
        if (!ignoresCase) return set;
        var all = new List<(int, int)>();
        set.AddTo(all);
        ranges += CaseFolding.Close(all) / FoldsPerRange;
        return all.Count == set.Count ? set : Of(all);
    }

    private RuneSet? Of(List<(int, int)> all)
    {
        ranges += all.Count;
        if (ranges <= MaxRanges) return RuneSet.Of(all);
        Wrong("its character classes are too large");
        return null;
    }

    private Re2Node? Class()
    {
        at++;
        var negated = !AtEnd && pattern[at] == '^';
        if (negated) at++;
        var members = new List<(int Low, int High)>();
        for (var first = true; ; first = false)
        {
            if (AtEnd) return Wrong("missing closing ']'");
            if (pattern[at] == ']' && !first) break;
            if (!Member(members)) return null;
            if (ranges + members.Count > MaxRanges) return Wrong("its character classes are too large");
        }

        at++;
        if (Of(members) is not { } set) return null;
        return Re2Node.Of(negated ? set.Complement() : set);
    }

    private bool Member(List<(int Low, int High)> members)
    {
        if (pattern.AsSpan(at).StartsWith("[:") && pattern.IndexOf(":]", at + 2, StringComparison.Ordinal) is var end and >= 0)
        {
            var name = pattern.AsSpan(at + 2, end - at - 2);
            var negated = name.StartsWith("^");
            if (Re2Classes.Posix(negated ? name[1..] : name) is not { } posix) return Refuse("invalid character class");
            at = end + 2;
            return AddSet(members, negated ? Folded(posix)?.Complement() : Folded(posix));
        }

        if (Named(out var set)) return AddSet(members, set);
        if (!ClassCode(out var low)) return false;
        var high = low;
        if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
        {
            at++;
            if (!ClassCode(out high)) return false;
            if (high < low) return Refuse("invalid character class range");
        }

        var start = members.Count;
        members.Add((low, high));
        if (!ignoresCase) return true;
        var folded = members.GetRange(start, 1);
        ranges += CaseFolding.Close(folded) / FoldsPerRange;
        for (var i = 1; i < folded.Count; i++) members.Add(folded[i]);
        return true;
    }

    private static bool AddSet(List<(int Low, int High)> members, RuneSet? set)
    {
        set?.AddTo(members);
        return set is not null;
    }

    private bool ClassCode(out int code)
    {
        code = 0;
        if (AtEnd) return Refuse("missing closing ']'");
        if (pattern[at] == '\\') return Code(out code);
        code = CodeAt();
        return true;
    }

    /// <summary>One escaped character; the position is at the backslash.</summary>
    private bool Code(out int code)
    {
        code = 0;
        at++;
        if (AtEnd) return Refuse("trailing backslash");
        var c = pattern[at++];
        code = c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'f' => '\f', 'v' => '\v', 'a' => '\a', _ => -1 };
        if (code >= 0) return true;
        if (c == 'x') return Hex(out code);
        if (c is >= '0' and <= '7')
        {
            if (c != '0' && !(!AtEnd && pattern[at] is >= '0' and <= '7')) return Refuse($"invalid escape sequence '\\{c}'");
            code = c - '0';
            for (var i = 0; i < 2 && !AtEnd && pattern[at] is >= '0' and <= '7'; i++) code = (code * 8) + (pattern[at++] - '0');
            return true;
        }

        if (!char.IsAscii(c) || char.IsAsciiLetterOrDigit(c)) return Refuse(char.IsAscii(c) ? $"invalid escape sequence '\\{c}'" : "invalid escape sequence");
        code = c;
        return true;
    }

    private bool Hex(out int code)
    {
        code = 0;
        var braces = !AtEnd && pattern[at] == '{';
        var end = braces ? pattern.IndexOf('}', at) : at + 2;
        if (end >= 0 && end <= pattern.Length)
        {
            var digits = braces ? pattern.AsSpan(at + 1, end - at - 1) : pattern.AsSpan(at, 2);
            at = braces ? end + 1 : end;
            if (digits.Length is > 0 and <= 8 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code) && code is >= 0 and <= RuneSet.Largest) return true;
        }

        return Refuse("invalid escape sequence '\\x'");
    }
}
