using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Values;

/// <summary>
/// Durations as people write them: a number and a unit, of which <c>m</c> is minutes, <c>mo</c> 30 days and <c>y</c> 365 days (LIM-31).
/// </summary>
public static class DurationText
{
    private static readonly (string Unit, TimeSpan Size)[] Units =
    [
        ("y", TimeSpan.FromDays(365)),
        ("mo", TimeSpan.FromDays(30)),
        ("w", TimeSpan.FromDays(7)),
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
    ];

    /// <summary>A time-out or a time to live (RUN-3): a bare whole number counts seconds; otherwise N with s, m, h, d, w, mo or y.</summary>
    /// <param name="text">The text, such as <c>30</c>, <c>90s</c> or <c>2w</c>.</param>
    /// <param name="duration">Zero or more.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan duration) => TryRead(text, "s", allowsSeconds: true, out duration);

    /// <summary>The same as <see cref="TryParse"/>, with an error for the user.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is for, such as <c>--timeout</c>.</param>
    /// <exception cref="SwampException"><c>invalid_argument</c> when it is no duration, or longer than about 29 000 years.</exception>
    public static TimeSpan Parse(string? text, string what) =>
        TryParse(text, out var duration)
            ? duration
            : throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"'{Shown(text)}' is not a duration for {what}.",
                "Write a number of seconds, or a number with s, m (minutes), h, d, w, mo or y: 30, 90s, 15m, 2h.");

    /// <summary>A lifetime (DATA-12): N with m, h, d, w, mo or y; a unit is required.</summary>
    public static bool TryParseLifetime([NotNullWhen(true)] string? text, out TimeSpan duration) =>
        TryRead(text, null, allowsSeconds: false, out duration);

    /// <summary>
    /// The shortest text that reads back as the duration: the largest unit that divides it. Fractions of seconds are cut off; durations below
    /// zero are written as zero.
    /// </summary>
    public static string Format(TimeSpan duration)
    {
        var seconds = Math.Max(0, duration.Ticks / TimeSpan.TicksPerSecond);
        foreach (var (unit, size) in Units)
        {
            var length = size.Ticks / TimeSpan.TicksPerSecond;
            if (seconds >= length && seconds % length == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{seconds / length}{unit}");
            }
        }

        return "0s";
    }

    private static bool TryRead(string? text, string? unitWhenBare, bool allowsSeconds, out TimeSpan duration)
    {
        duration = default;
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? text.AsSpan().Length : digits;
        if (text is null || digits is 0 or > 18)
        {
            return false;
        }

        var unit = digits == text.Length ? unitWhenBare : text[digits..];
        foreach (var (name, size) in Units)
        {
            if (name != unit || (name == "s" && !allowsSeconds))
            {
                continue;
            }

            var ticks = (Int128)long.Parse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture) * size.Ticks;
            duration = ticks <= TimeSpan.MaxValue.Ticks ? new TimeSpan((long)ticks) : default;
            return ticks <= TimeSpan.MaxValue.Ticks;
        }

        return false;
    }

    private static string Shown(string? text) => text is null ? "" : text.Length <= 40 ? text : text[..40] + "…";
}
