using System.Globalization;
using System.Text.RegularExpressions;

namespace Swamp.Extensions.Auditing;

/// <summary>A version of a package as npm orders them.</summary>
internal sealed partial record NpmVersion(long Major, long Minor, long Patch, string Before) : IComparable<NpmVersion>
{
    /// <summary>Reads a version; null when it is none. What follows a <c>+</c> does not count.</summary>
    public static NpmVersion? Read(string text) => Shape().Match(text) is { Success: true } match
        ? new NpmVersion(Number(match, 1), Number(match, 2), Number(match, 3), match.Groups[4].Value)
        : null;

    /// <inheritdoc/>
    public int CompareTo(NpmVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers : (Before.Length == 0, other.Before.Length == 0) switch
        {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => -1,
            _ => ComparePrereleases(Before.Split('.'), other.Before.Split('.')),
        };
    }

    private static int ComparePrereleases(string[] one, string[] other)
    {
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            var (isNumber, isOtherNumber) = (long.TryParse(one[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number), long.TryParse(other[i], NumberStyles.None, CultureInfo.InvariantCulture, out var otherNumber));
            var part = (isNumber, isOtherNumber) switch
            {
                (true, true) => number.CompareTo(otherNumber),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(one[i], other[i]),
            };
            if (part != 0)
            {
                return part;
            }
        }

        return one.Length.CompareTo(other.Length);
    }

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[v=]?([0-9]{1,15})\.([0-9]{1,15})\.([0-9]{1,15})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]*)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
