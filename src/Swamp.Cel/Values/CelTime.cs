using System.Globalization;

namespace Swamp.Cel;

/// <summary>Texts and arithmetic of timestamps and durations, with nanoseconds.</summary>
internal static class CelTime
{
    public const int NanosPerSecond = 1_000_000_000;
    public const long MinTimestamp = -62135596800;
    public const long MaxTimestamp = 253402300799;

    /// <summary>The longest duration either way, in seconds: what 64 bits of nanoseconds would hold is less, but the language allows this.</summary>
    public const long MaxDuration = 315576000000;

    public static CelValue MakeTimestamp(long seconds, long nanos)
    {
        (seconds, nanos) = Carry(seconds, nanos);
        return seconds is < MinTimestamp or > MaxTimestamp
            ? CelValue.Error(CelErrorCode.Overflow, "timestamp out of range")
            : CelValue.Timestamp(seconds, (int)nanos);
    }

    public static CelValue MakeDuration(long seconds, long nanos)
    {
        (seconds, nanos) = Carry(seconds, nanos);
        if (seconds < 0 && nanos > 0)
        {
            seconds++;
            nanos -= NanosPerSecond;
        }

        // Within the range of 64-bit nanoseconds, as the other implementations have it.
        return seconds is < -9223372036 or > 9223372036
            ? CelValue.Error(CelErrorCode.Overflow, "duration out of range")
            : CelValue.Duration(seconds, (int)nanos);
    }

    public static bool TryParseTimestamp(string text, out CelValue value)
    {
        value = default;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't') || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        if (!Digits(text, 0, 4, out var year) || !Digits(text, 5, 2, out var month) || !Digits(text, 8, 2, out var day)
            || !Digits(text, 11, 2, out var hour) || !Digits(text, 14, 2, out var minute) || !Digits(text, 17, 2, out var second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var position = 19;
        long nanos = 0;
        if (text[position] == '.')
        {
            var start = ++position;
            var scale = 100_000_000L;
            while (position < text.Length && char.IsAsciiDigit(text[position]))
            {
                nanos += (text[position] - '0') * scale;
                scale /= 10;
                position++;
            }

            if (position == start || position - start > 9)
            {
                return false;
            }
        }

        if (!TryOffset(text, position, out var offsetSeconds))
        {
            return false;
        }

        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks;
        value = MakeTimestamp((ticks / TimeSpan.TicksPerSecond) + MinTimestamp - offsetSeconds, nanos);
        return true;
    }

    public static bool TryParseDuration(string text, out CelValue value)
    {
        value = default;
        var position = 0;
        var negative = false;
        if (text.Length > 0 && text[0] is '-' or '+')
        {
            negative = text[0] == '-';
            position = 1;
        }

        if (text[position..] == "0")
        {
            value = CelValue.Duration(0, 0);
            return true;
        }

        if (position >= text.Length)
        {
            return false;
        }

        decimal total = 0;
        while (position < text.Length)
        {
            var start = position;
            while (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '.'))
            {
                position++;
            }

            if (start == position || position - start > 20
                || !decimal.TryParse(text.AsSpan(start, position - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            var unitStart = position;
            while (position < text.Length && !char.IsAsciiDigit(text[position]) && text[position] != '.')
            {
                position++;
            }

            decimal? unit = text[unitStart..position] switch
            {
                "h" => 3600m * NanosPerSecond,
                "m" => 60m * NanosPerSecond,
                "s" => NanosPerSecond,
                "ms" => 1_000_000m,
                "us" or "µs" or "μs" => 1000m,
                "ns" => 1m,
                _ => null,
            };
            if (unit is null || number > 1e17m)
            {
                return false;
            }

            total += number * unit.Value;
            if (total > 1e24m)
            {
                return false;
            }
        }

        total = decimal.Truncate(negative ? -total : total);
        var seconds = decimal.Truncate(total / NanosPerSecond);
        value = Math.Abs(seconds) > MaxDuration
            ? CelValue.Error(CelErrorCode.Overflow, "duration out of range")
            : MakeDuration((long)seconds, (long)(total - (seconds * NanosPerSecond)));
        return true;
    }

    public static string TimestampText(long seconds, int nanos)
    {
        var time = DateTime.UnixEpoch.AddTicks(seconds * TimeSpan.TicksPerSecond);
        return time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + Fraction(nanos) + "Z";
    }

    public static string DurationText(long seconds, int nanos)
    {
        var sign = seconds < 0 || nanos < 0 ? "-" : "";
        return $"{sign}{Math.Abs(seconds)}{Fraction(Math.Abs(nanos))}s";
    }

    /// <summary>Resolves a time zone: an offset such as <c>-08:00</c>, <c>UTC</c>, or a name of the zone database.</summary>
    public static bool TryOffsetAt(string zone, DateTime utc, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (zone is "" or "UTC" or "Z")
        {
            return true;
        }

        var text = char.IsAsciiDigit(zone[0]) ? "+" + zone : zone;
        if (text[0] is '+' or '-' && TryOffset(text, 0, out var seconds))
        {
            offset = TimeSpan.FromSeconds(seconds);
            return true;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info))
        {
            return false;
        }

        offset = info.GetUtcOffset(utc);
        return true;
    }

    private static string Fraction(int nanos)
    {
        if (nanos == 0)
        {
            return "";
        }

        var digits = nanos.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return "." + digits;
    }

    private static (long Seconds, long Nanos) Carry(long seconds, long nanos)
    {
        seconds += nanos / NanosPerSecond;
        nanos %= NanosPerSecond;
        return nanos < 0 ? (seconds - 1, nanos + NanosPerSecond) : (seconds, nanos);
    }

    private static bool TryOffset(string text, int position, out int seconds)
    {
        seconds = 0;
        if (position == text.Length - 1 && text[position] is 'Z' or 'z')
        {
            return true;
        }

        if (position != text.Length - 6 || text[position] is not ('+' or '-') || text[position + 3] != ':'
            || !Digits(text, position + 1, 2, out var hours) || !Digits(text, position + 4, 2, out var minutes) || hours > 23 || minutes > 59)
        {
            return false;
        }

        seconds = ((hours * 3600) + (minutes * 60)) * (text[position] == '-' ? -1 : 1);
        return true;
    }

    private static bool Digits(string text, int start, int count, out int value)
    {
        value = 0;
        if (start + count > text.Length)
        {
            return false;
        }

        for (var i = start; i < start + count; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            value = (value * 10) + (text[i] - '0');
        }

        return true;
    }
}
