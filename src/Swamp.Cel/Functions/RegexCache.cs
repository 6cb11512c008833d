using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Swamp.Cel.Functions;

/// <summary>Patterns without backtracking, so that no text makes them slow. The most recent ones are kept.</summary>
internal static class RegexCache
{
    private const int LongestPattern = 1000;
    private const int Kept = 256;

    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    public static bool TryGet(string pattern, [NotNullWhen(true)] out Regex? regex, out string problem)
    {
        problem = "";
        if (Patterns.TryGetValue(pattern, out regex))
        {
            return true;
        }

        if (pattern.Length > LongestPattern)
        {
            problem = $"the pattern is longer than {LongestPattern} characters";
            return false;
        }

        try
        {
            regex = new Regex(Translate(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            problem = $"invalid regular expression '{pattern}': {exception.Message}";
            return false;
        }

        if (Patterns.Count >= Kept)
        {
            Patterns.Clear();
        }

        Patterns[pattern] = regex;
        return true;
    }

    /// <summary>The syntax of RE2 where it differs: <c>(?P&lt;name&gt;</c>, <c>\z</c>, ASCII classes.</summary>
    private static string Translate(string pattern) => pattern
        .Replace("(?P<", "(?<", StringComparison.Ordinal)
        .Replace("[[:alpha:]]", "[A-Za-z]", StringComparison.Ordinal)
        .Replace("[[:digit:]]", "[0-9]", StringComparison.Ordinal)
        .Replace("[[:alnum:]]", "[A-Za-z0-9]", StringComparison.Ordinal)
        .Replace("[[:space:]]", "\\s", StringComparison.Ordinal);
}
