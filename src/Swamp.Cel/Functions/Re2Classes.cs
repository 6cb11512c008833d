using System.Collections.Frozen;

namespace Swamp.Cel;

/// <summary>Character classes of RE2 in the notation of .NET.</summary>
internal static class Re2Classes
{
    private static readonly FrozenSet<string> Categories = new[]
    {
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Scripts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Greek"] = "IsGreek",
        ["Cyrillic"] = "IsCyrillic",
        ["Hebrew"] = "IsHebrew",
        ["Arabic"] = "IsArabic",
        ["Hiragana"] = "IsHiragana",
        ["Katakana"] = "IsKatakana",
        ["Han"] = "IsCJKUnifiedIdeographs",
        ["Thai"] = "IsThai",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsKnown(string name) => Categories.Contains(name) || Scripts.ContainsKey(name);

    public static string Script(string name) => Scripts.GetValueOrDefault(name, name);

    /// <summary>The set of <c>\d \s \w</c>, also for their upper case forms, which are the complements.</summary>
    public static string? Shorthand(char c) => char.ToLowerInvariant(c) switch
    {
        'd' => "0-9",
        's' => @"\t\n\f\r\u0020",
        'w' => "0-9A-Za-z_",
        _ => null,
    };

    /// <summary>The complements as members of a class, as far as the basic plane reaches.</summary>
    public static string Complement(char upper) => upper switch
    {
        'D' => @"\u0000-\u002f\u003a-\uffff",
        'S' => @"\u0000-\u0008\u000b\u000e-\u001f\u0021-\uffff",
        _ => @"\u0000-\u002f\u003a-\u0040\u005b-\u005e\u0060\u007b-\uffff",
    };

    public static string? Posix(ReadOnlySpan<char> name) => name switch
    {
        "alnum" => "0-9A-Za-z",
        "alpha" => "A-Za-z",
        "ascii" => @"\u0000-\u007f",
        "blank" => @"\t\u0020",
        "cntrl" => @"\u0000-\u001f\u007f",
        "digit" => "0-9",
        "graph" => @"\u0021-\u007e",
        "lower" => "a-z",
        "print" => @"\u0020-\u007e",
        "punct" => @"\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e",
        "space" => @"\t\n\v\f\r\u0020",
        "upper" => "A-Z",
        "word" => "0-9A-Za-z_",
        "xdigit" => "0-9A-Fa-f",
        _ => null,
    };
}
