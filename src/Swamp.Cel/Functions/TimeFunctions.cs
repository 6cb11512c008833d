using System.Globalization;

namespace Swamp.Cel;

/// <summary>Timestamps and durations.</summary>
internal static class TimeFunctions
{
    private const long NanosPerSecond = 1_000_000_000;

    private delegate long Part(DateTime local, int nanos);

    public static void Register(LibraryTable table)
    {
        table
            .Global("timestamp", ToTimestamp)
            .Global("duration", ToDuration);
        Getter(table, "getFullYear", static (t, _) => t.Year, null);
        Getter(table, "getMonth", static (t, _) => t.Month - 1, null);
        Getter(table, "getDate", static (t, _) => t.Day, null);
        Getter(table, "getDayOfMonth", static (t, _) => t.Day - 1, null);
        Getter(table, "getDayOfWeek", static (t, _) => (long)t.DayOfWeek, null);
        Getter(table, "getDayOfYear", static (t, _) => t.DayOfYear - 1, null);
        Getter(table, "getHours", static (t, _) => t.Hour, static d => d.Seconds / 3600);
        Getter(table, "getMinutes", static (t, _) => t.Minute, static d => d.Seconds / 60);
        Getter(table, "getSeconds", static (t, _) => t.Second, static d => d.Seconds);
        Getter(table, "getMilliseconds", static (_, nanos) => nanos / 1_000_000, static d => d.Nanos / 1_000_000);
    }

    private static void Getter(LibraryTable table, string name, Part ofTime, Func<CelDuration, long>? ofDuration)
    {
        table.Receiver(name, (Frame _, in CelValue a) => a.Kind switch
        {
            CelKind.Timestamp => CelValue.Int(ofTime(a.AsTimestamp().ToUtc(), a.Aux)),
            CelKind.Duration when ofDuration is not null => CelValue.Int(ofDuration(a.AsDuration())),
            _ => Faults.NoOverload(name, a),
        });
        table.Receiver(name, (Frame _, in CelValue a, in CelValue b) =>
        {
            if (a.Kind != CelKind.Timestamp || b.Kind != CelKind.String) return Faults.NoOverload(name, a, b);
            return Offset(a.AsTimestamp(), b.RawString) is { } offset && Shift(a.AsTimestamp().ToUtc(), offset) is { } local
                ? CelValue.Int(ofTime(local, a.Aux))
                : Faults.Argument($"'{b.RawString}' is not a time zone");
        });
    }

    private static DateTime? Shift(DateTime utc, TimeSpan offset)
    {
        var ticks = utc.Ticks + offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? null : new DateTime(ticks, DateTimeKind.Unspecified);
    }

    /// <summary>Distance to UTC of a zone: <c>+05:30</c>, <c>02:00</c>, or a name such as <c>Europe/Berlin</c>.</summary>
    private static TimeSpan? Offset(CelTimestamp at, string zone)
    {
        if (zone is "UTC" or "Z" or "") return TimeSpan.Zero;
        if (char.IsAsciiDigit(zone[0]) || zone[0] is '+' or '-') return FixedOffset(zone);
        if (zone.Length > 100) return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info) ? info.GetUtcOffset(at.ToUtc()) : null;
    }

    private static TimeSpan? FixedOffset(string zone)
    {
        var digits = zone.AsSpan().TrimStart("+-");
        if (zone.Length - digits.Length > 1 || digits.Length != 5 || digits[2] != ':') return null;
        if (!Digits(digits[..2], out var hours) || hours > 23) return null;
        if (!Digits(digits[3..], out var minutes) || minutes > 59) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return zone[0] == '-' ? -offset : offset;
    }

    public static CelValue Add(CelTimestamp at, Int128 nanos)
    {
        var total = ((Int128)at.Seconds * NanosPerSecond) + at.Nanos + nanos;
        var seconds = total / NanosPerSecond;
        var rest = (int)(total % NanosPerSecond);
        if (rest < 0)
        {
            rest += (int)NanosPerSecond;
            seconds--;
        }

        return seconds < CelTimestamp.MinSeconds || seconds > CelTimestamp.MaxSeconds
            ? Faults.Range("timestamp")
            : CelValue.Timestamp(new CelTimestamp((long)seconds, rest));
    }

    public static CelValue Between(CelTimestamp a, CelTimestamp b) =>
        Duration((((Int128)a.Seconds - b.Seconds) * NanosPerSecond) + a.Nanos - b.Nanos);

    public static CelValue Duration(Int128 nanos)
    {
        var seconds = nanos / NanosPerSecond;
        return seconds > CelDuration.MaxSeconds || seconds < -CelDuration.MaxSeconds || nanos > long.MaxValue || nanos < long.MinValue
            ? Faults.Range("duration")
            : CelValue.Duration(CelDuration.FromNanos(nanos));
    }

    private static CelValue ToTimestamp(Frame frame, in CelValue a)
    {
        switch (a.Kind)
        {
            case CelKind.Timestamp: return a;
            case CelKind.Int:
                return a.Num is < CelTimestamp.MinSeconds or > CelTimestamp.MaxSeconds ? Faults.Range("timestamp") : CelValue.Timestamp(new CelTimestamp(a.Num, 0));
            case CelKind.String: return Parse(a.RawString) is { } value ? CelValue.Timestamp(value) : Faults.Conversion(a, "timestamp");
            default: return Faults.NoOverload("timestamp", a);
        }
    }

    /// <summary>Reads RFC 3339: <c>2009-02-13T23:31:30.123456789+01:00</c>.</summary>
    private static CelTimestamp? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':') return null;
        if (!Digits(text[..4], out var year) || !Digits(text.Slice(5, 2), out var month) || !Digits(text.Slice(8, 2), out var day)) return null;
        if (!Digits(text.Slice(11, 2), out var hour) || !Digits(text.Slice(14, 2), out var minute) || !Digits(text.Slice(17, 2), out var second)) return null;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return null;
        var rest = text[19..];
        var nanos = 0;
        if (rest[0] == '.')
        {
            var length = 1;
            while (length < rest.Length && char.IsAsciiDigit(rest[length])) length++;
            if (length == 1) return null;

            // What is finer than a nanosecond is cut off.
            _ = Digits(rest[1..Math.Min(length, 10)], out nanos);
            for (var i = length; i < 10; i++) nanos *= 10;
            rest = rest[length..];
        }

        TimeSpan offset;
        if (rest is "Z") offset = TimeSpan.Zero;
        else if (rest.Length == 6 && rest[0] is '+' or '-' && FixedOffset(rest.ToString()) is { } found) offset = found;
        else return null;
        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks - offset.Ticks;
        var seconds = (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;
        return seconds is < CelTimestamp.MinSeconds or > CelTimestamp.MaxSeconds ? null : new CelTimestamp(seconds, nanos);
    }

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        return !text.ContainsAnyExceptInRange('0', '9') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private static CelValue ToDuration(Frame frame, in CelValue a) => a.Kind switch
    {
        CelKind.Duration => a,
        CelKind.String => ParseDuration(a.RawString) is { } nanos ? Duration(nanos) : Faults.Conversion(a, "duration"),
        _ => Faults.NoOverload("duration", a),
    };

    /// <summary>Reads <c>1h30m</c>, <c>-1.5s</c>, <c>250ms</c>; the units are h m s ms us µs ns.</summary>
    private static Int128? ParseDuration(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 200) return null;
        var negative = text[0] == '-';
        if (text[0] is '-' or '+') text = text[1..];
        if (text is "0") return 0;
        if (text.IsEmpty) return null;
        Int128 total = 0;
        while (!text.IsEmpty)
        {
            if (!Number(ref text, out var whole, out var fraction, out var scale) || !Unit(ref text, out var unit)) return null;
            total += ((Int128)whole * unit) + (fraction * unit / scale);
        }

        return negative ? -total : total;
    }

    private static bool Number(ref ReadOnlySpan<char> text, out long whole, out Int128 fraction, out Int128 scale)
    {
        whole = 0;
        fraction = 0;
        scale = 1;
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        if (length > 18 || (length > 0 && !long.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out whole))) return false;
        var digits = length;
        text = text[length..];
        if (text.IsEmpty || text[0] != '.') return digits > 0;
        length = 1;
        for (; length < text.Length && char.IsAsciiDigit(text[length]); length++)
        {
            digits++;
            if (length > 15) continue;
            fraction = (fraction * 10) + (text[length] - '0');
            scale *= 10;
        }

        text = text[length..];
        return digits > 0;
    }

    private static bool Unit(ref ReadOnlySpan<char> text, out long nanos)
    {
        var length = 0;
        while (length < text.Length && text[length] != '.' && !char.IsAsciiDigit(text[length])) length++;
        nanos = text[..length] switch
        {
            "ns" => 1,
            "us" or "µs" or "μs" => 1000,
            "ms" => 1_000_000,
            "s" => NanosPerSecond,
            "m" => 60 * NanosPerSecond,
            "h" => 3600 * NanosPerSecond,
            _ => 0,
        };
        text = text[length..];
        return nanos > 0;
    }
}
