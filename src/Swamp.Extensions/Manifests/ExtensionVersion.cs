using System.Globalization;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Manifests;

/// <summary>Versions of extensions: a date and a number, compared number by number (EXT-2, EXT-3).</summary>
public sealed partial class ExtensionVersion : IComparer<string>
{
    private ExtensionVersion()
    {
    }

    /// <summary>Compares versions as text.</summary>
    public static ExtensionVersion Order { get; } = new();

    /// <summary>Whether a text is a version.</summary>
    public static bool IsValid(string text) =>
        Shape().IsMatch(text) && DateTime.TryParseExact(text[..10], "yyyy.MM.dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The version itself when it is one.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>.</exception>
    public static string Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsValid(text) ? text : throw new SwampException(ErrorCodes.InvalidArgument, $"'{text}' is no version of an extension.", "A version looks like 2026.06.01.1.");
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (one, other) = (Numbers(x), Numbers(y));
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            if (one[i].CompareTo(other[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return one.Length.CompareTo(other.Length);
    }

    /// <summary>The version after another one (EXT-3).</summary>
    /// <param name="previous">The highest version so far; null for none.</param>
    /// <param name="now">The time; its date in UTC counts.</param>
    public static string Next(string? previous, DateTimeOffset now)
    {
        var today = now.UtcDateTime.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture);
        return previous is not null && IsValid(previous) && string.CompareOrdinal(previous[..10], today) >= 0
            ? $"{previous[..10]}.{long.Parse(previous[11..], CultureInfo.InvariantCulture) + 1}"
            : $"{today}.1";
    }

    /// <summary>A version for a moment: its date in UTC, and its seconds since 1970 (EXT-3).</summary>
    public static string OfMoment(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyy.MM.dd}.{now.ToUnixTimeSeconds()}");

    private static long[] Numbers(string? text) => [.. (text ?? "").Split('.').Select(static part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)];

    [GeneratedRegex(@"^\d{4}\.\d{2}\.\d{2}\.\d{1,18}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
