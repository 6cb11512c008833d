using System.Collections.Concurrent;
using System.Globalization;

namespace Swamp.Cel;

/// <summary>The named character classes of RE2: Perl's and POSIX's (ASCII only), general categories and scripts of Unicode.</summary>
internal static class Re2Classes
{
    private static readonly RuneSet Digit = Ascii("09");
    private static readonly RuneSet Space = Ascii("\t\n\f\r  ");
    private static readonly RuneSet Word = Ascii("09AZ__az");
    private static readonly RuneSet NoDigit = Digit.Complement();
    private static readonly RuneSet NoSpace = Space.Complement();
    private static readonly RuneSet NoWord = Word.Complement();

    private static readonly Lazy<Dictionary<string, RuneSet>> Categories = new(ReadCategories);
    private static readonly ConcurrentDictionary<string, RuneSet?> Scripts = new(StringComparer.Ordinal);

    /// <summary>The set of <c>\d \s \w</c> and of their upper case forms, which are the complements.</summary>
    public static RuneSet? Perl(char c) => c switch
    {
        'd' => Digit,
        's' => Space,
        'w' => Word,
        'D' => NoDigit,
        'S' => NoSpace,
        'W' => NoWord,
        _ => null,
    };

    /// <summary>The class between <c>[:</c> and <c>:]</c>; null when there is no such class.</summary>
    public static RuneSet? Posix(ReadOnlySpan<char> name) => name switch
    {
        "alnum" => Ascii("09AZaz"),
        "alpha" => Ascii("AZaz"),
        "ascii" => Ascii("\0\x7f"),
        "blank" => Ascii("\t\t  "),
        "cntrl" => Ascii("\0\x1f\x7f\x7f"),
        "digit" => Digit,
        "graph" => Ascii("!~"),
        "lower" => Ascii("az"),
        "print" => Ascii(" ~"),
        "punct" => Ascii("!/:@[`{~"),
        "space" => Ascii("\t\r  "),
        "upper" => Ascii("AZ"),
        "word" => Word,
        "xdigit" => Ascii("09AFaf"),
        _ => null,
    };

    /// <summary>A general category, a script, or <c>Any</c>; null when there is none of that name.</summary>
    public static RuneSet? Unicode(string name)
    {
        if (name == "Any") return RuneSet.All;
        return Categories.Value.TryGetValue(name, out var category) ? category : UnicodeTables.Script(name) is null ? null : Scripts.GetOrAdd(name, ReadScript);
    }

    private static RuneSet Ascii(string pairs)
    {
        var ranges = new List<(int, int)>();
        for (var i = 0; i < pairs.Length; i += 2) ranges.Add((pairs[i], pairs[i + 1]));
        return RuneSet.Of(ranges);
    }

    private static RuneSet? ReadScript(string name)
    {
        var words = UnicodeTables.Script(name)!.Split(' ');
        var ranges = new List<(int, int)>();
        var end = 0;
        for (var i = 0; i < words.Length; i += 2)
        {
            var low = end + CaseFolding.Number(words[i]);
            end = low + CaseFolding.Number(words[i + 1]);
            ranges.Add((low, end));
        }

        return RuneSet.Of(ranges);
    }

    /// <summary>All categories, of one walk through Unicode as the runtime knows it; "C" is without what is not assigned, as in RE2.</summary>
    private static Dictionary<string, RuneSet> ReadCategories()
    {
        string[] names = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So"];
        var found = names.ToDictionary(static n => n, static _ => new List<(int Low, int High)>(), StringComparer.Ordinal);
        var start = 0;
        var current = CharUnicodeInfo.GetUnicodeCategory(0);
        for (var code = 1; code <= RuneSet.Largest + 1; code++)
        {
            var category = code > RuneSet.Largest ? (UnicodeCategory)(-1) : CharUnicodeInfo.GetUnicodeCategory(code);
            if (category == current) continue;
            if (current != UnicodeCategory.OtherNotAssigned) found[names[(int)current]].Add((start, code - 1));
            (start, current) = (code, category);
        }

        var sets = new Dictionary<string, RuneSet>(StringComparer.Ordinal);
        foreach (var (name, ranges) in found) sets[name] = RuneSet.Of(ranges);
        foreach (var group in names.GroupBy(static n => n[..1])) sets[group.Key] = RuneSet.Of([.. group.SelectMany(n => found[n])]);
        return sets;
    }
}
