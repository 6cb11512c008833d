using System.Globalization;

namespace Swamp.Cel;

/// <summary>A point in time: seconds since 1970-01-01T00:00:00Z and nanoseconds within the second.</summary>
/// <param name="Seconds">Whole seconds; the years 0001 to 9999.</param>
/// <param name="Nanos">0 … 999 999 999.</param>
public readonly record struct CelTimestamp(long Seconds, int Nanos) : IComparable<CelTimestamp>
{
    internal const long MinSeconds = -62135596800;
    internal const long MaxSeconds = 253402300799;

    /// <summary>The same instant, cut to 100 ns.</summary>
    public DateTimeOffset ToDateTimeOffset() => new(ToUtc().AddTicks(Nanos / 100));

    /// <summary>The instant of a <see cref="DateTimeOffset"/>.</summary>
    public static CelTimestamp FromDateTimeOffset(DateTimeOffset value)
    {
        var ticks = value.UtcTicks - DateTime.UnixEpoch.Ticks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        return rest < 0 ? new(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * 100) : new(seconds, (int)rest * 100);
    }

    /// <inheritdoc/>
    public int CompareTo(CelTimestamp other) => Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Nanos.CompareTo(other.Nanos);

    /// <summary>RFC 3339 in UTC with as many fraction digits as are needed.</summary>
    public override string ToString() =>
        ToUtc().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + Fraction(Nanos) + "Z";

    internal DateTime ToUtc() => DateTime.UnixEpoch.AddTicks(Seconds * TimeSpan.TicksPerSecond);

    internal static string Fraction(int nanos) =>
        nanos == 0 ? "" : "." + nanos.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');

    /// <summary>Compares instants.</summary>
    public static bool operator <(CelTimestamp left, CelTimestamp right) => left.CompareTo(right) < 0;

    /// <summary>Compares instants.</summary>
    public static bool operator >(CelTimestamp left, CelTimestamp right) => left.CompareTo(right) > 0;

    /// <summary>Compares instants.</summary>
    public static bool operator <=(CelTimestamp left, CelTimestamp right) => left.CompareTo(right) <= 0;

    /// <summary>Compares instants.</summary>
    public static bool operator >=(CelTimestamp left, CelTimestamp right) => left.CompareTo(right) >= 0;
}
