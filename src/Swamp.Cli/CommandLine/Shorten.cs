namespace Swamp.Cli.CommandLine;

/// <summary>Cuts what was typed to a length that fits into a message.</summary>
internal static class Shorten
{
    private const int Most = 80;

    /// <summary>The word, or its beginning and <c>…</c>; never half of a surrogate pair.</summary>
    public static string Word(string word)
    {
        if (word.Length <= Most)
        {
            return word;
        }

        var cut = char.IsHighSurrogate(word[Most - 1]) ? Most - 1 : Most;
        return word[..cut] + "…";
    }
}
