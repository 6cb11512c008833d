using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Swamp.Engine.Repositories;

/// <summary>A version of swamp, <c>YYYYMMDD.HHMMSS.patch</c> with an optional suffix, which carries no meaning (REPO-4).</summary>
/// <param name="Date">First part.</param>
/// <param name="Time">Second part.</param>
/// <param name="Patch">Third part.</param>
public sealed record SwampVersion(ulong Date, ulong Time, ulong Patch)
{
    /// <summary>Reads a version; the suffix is checked and dropped.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SwampVersion? version)
    {
        ArgumentNullException.ThrowIfNull(text);
        version = null;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash >= 0 && !IsSuffix(text.AsSpan(dash + 1)))
        {
            return false;
        }

        var parts = (dash < 0 ? text : text[..dash]).Split('.');
        if (parts.Length == 3 && TryPart(parts[0], out var date) && TryPart(parts[1], out var time) && TryPart(parts[2], out var patch))
        {
            version = new SwampVersion(date, time, patch);
        }

        return version is not null;
    }

    /// <summary>The text without its suffix, as it is written to <c>.swamp.yaml</c> (REPO-1).</summary>
    public static string WithoutSuffix(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? text : text[..dash];
    }

    /// <summary>Whether this version came later; the parts count as numbers.</summary>
    public bool IsNewerThan(SwampVersion other) => (Date, Time, Patch).CompareTo((other.Date, other.Time, other.Patch)) > 0;

    private static bool TryPart(string text, out ulong value) => ulong.TryParse(text, NumberStyles.None, null, out value);

    private static bool IsSuffix(ReadOnlySpan<char> suffix)
    {
        foreach (var c in suffix)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.'))
            {
                return false;
            }
        }

        return suffix.Length > 0;
    }
}
