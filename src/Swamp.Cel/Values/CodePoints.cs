namespace Swamp.Cel;

/// <summary>Strings seen as code points: a surrogate pair is one, a lone surrogate is one too.</summary>
internal static class CodePoints
{
    public static int Count(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('\ud800', '\udfff') < 0) return text.Length;
        var count = 0;
        for (var i = 0; i < text.Length; i += Width(text, i)) count++;
        return count;
    }

    public static int Width(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    /// <summary>UTF-16 position of a code point position; -1 when the text is shorter.</summary>
    public static int ToUtf16(ReadOnlySpan<char> text, long codePoints)
    {
        if (codePoints < 0 || codePoints > text.Length) return -1;
        if (text.IndexOfAnyInRange('\ud800', '\udfff') < 0) return (int)codePoints;
        var at = 0;
        for (; codePoints > 0; codePoints--)
        {
            if (at >= text.Length) return -1;
            at += Width(text, at);
        }

        return at;
    }
}
