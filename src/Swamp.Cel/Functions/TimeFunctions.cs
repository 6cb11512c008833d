namespace Swamp.Cel.Functions;

/// <summary>Parts of timestamps (with an optional time zone) and durations.</summary>
internal static class TimeFunctions
{
    public static IReadOnlyList<LibraryFunction> All { get; } =
    [
        Part("getFullYear", t => t.Year),
        Part("getMonth", t => t.Month - 1),
        Part("getDate", t => t.Day),
        Part("getDayOfMonth", t => t.Day - 1),
        Part("getDayOfWeek", t => (int)t.DayOfWeek),
        Part("getDayOfYear", t => t.DayOfYear - 1),
        Both("getHours", t => t.Hour, s => s / 3600),
        Both("getMinutes", t => t.Minute, s => s / 60),
        Both("getSeconds", t => t.Second, s => s),
        new("getMilliseconds", true, 1, 2, (a, _) => a[0].Kind switch
        {
            CelKind.Timestamp or CelKind.Duration => CelValue.Int(a[0].AsTime().Nanos / 1_000_000),
            _ => null,
        }),
    ];

    private static LibraryFunction Part(string name, Func<DateTime, long> part) =>
        new(name, true, 1, 2, (a, _) => a[0].Kind == CelKind.Timestamp ? OfTimestamp(a, part) : null);

    private static LibraryFunction Both(string name, Func<DateTime, long> ofTimestamp, Func<long, long> ofSeconds) =>
        new(name, true, 1, 2, (a, _) => a[0].Kind switch
        {
            CelKind.Timestamp => OfTimestamp(a, ofTimestamp),
            CelKind.Duration when a.Length == 1 => CelValue.Int(ofSeconds(a[0].AsTime().Seconds)),
            _ => null,
        });

    private static CelValue? OfTimestamp(CelValue[] a, Func<DateTime, long> part)
    {
        if (a.Length > 1 && a[1].Kind != CelKind.String)
        {
            return null;
        }

        var utc = DateTime.UnixEpoch.AddTicks(a[0].AsTime().Seconds * TimeSpan.TicksPerSecond);
        if (a.Length == 1)
        {
            return CelValue.Int(part(utc));
        }

        if (!CelTime.TryOffsetAt(a[1].AsString(), utc, out var offset))
        {
            return CelValue.Error(CelErrorCode.InvalidArgument, $"unknown time zone '{a[1].AsString()}'");
        }

        var ticks = utc.Ticks + offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks
            ? CelValue.Error(CelErrorCode.Overflow, "timestamp out of range")
            : CelValue.Int(part(new DateTime(ticks, DateTimeKind.Unspecified)));
    }
}
