using System.Globalization;

namespace Swamp.Cel;

/// <summary>A length of time; both parts carry the sign.</summary>
/// <param name="Seconds">Whole seconds, within ± 315 576 000 000 (10 000 years).</param>
/// <param name="Nanos">-999 999 999 … 999 999 999.</param>
public readonly record struct CelDuration(long Seconds, int Nanos) : IComparable<CelDuration>
{
    internal const long MaxSeconds = 315576000000;

    /// <summary>The same length, cut to 100 ns.</summary>
    /// <exception cref="OverflowException">The length does not fit a <see cref="TimeSpan"/>.</exception>
    public TimeSpan ToTimeSpan() => new(checked((Seconds * TimeSpan.TicksPerSecond) + (Nanos / 100)));

    /// <summary>The length of a <see cref="TimeSpan"/>.</summary>
    public static CelDuration FromTimeSpan(TimeSpan value) =>
        new(value.Ticks / TimeSpan.TicksPerSecond, (int)(value.Ticks % TimeSpan.TicksPerSecond) * 100);

    /// <inheritdoc/>
    public int CompareTo(CelDuration other) => Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Nanos.CompareTo(other.Nanos);

    /// <summary>Seconds with a fraction and the unit: <c>90.5s</c>.</summary>
    public override string ToString()
    {
        var sign = Seconds < 0 || Nanos < 0 ? "-" : "";
        return sign + Math.Abs(Seconds).ToString(CultureInfo.InvariantCulture) + CelTimestamp.Fraction(Math.Abs(Nanos)) + "s";
    }

    internal Int128 TotalNanos => ((Int128)Seconds * 1_000_000_000) + Nanos;

    internal static CelDuration FromNanos(Int128 nanos) =>
        new((long)(nanos / 1_000_000_000), (int)(nanos % 1_000_000_000));

    /// <summary>Compares lengths.</summary>
    public static bool operator <(CelDuration left, CelDuration right) => left.CompareTo(right) < 0;

    /// <summary>Compares lengths.</summary>
    public static bool operator >(CelDuration left, CelDuration right) => left.CompareTo(right) > 0;

    /// <summary>Compares lengths.</summary>
    public static bool operator <=(CelDuration left, CelDuration right) => left.CompareTo(right) <= 0;

    /// <summary>Compares lengths.</summary>
    public static bool operator >=(CelDuration left, CelDuration right) => left.CompareTo(right) >= 0;
}
