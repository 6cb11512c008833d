using System.Globalization;

namespace Swamp.Engine.Vaults;

/// <summary>How a secret renews itself (VAULT-17, VAULT-20).</summary>
public sealed record RefreshHook
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>Command for the shell; what it prints is the new value.</summary>
    public required string Command { get; init; }

    /// <summary>How long a value is fresh, in milliseconds.</summary>
    public required long TtlMs { get; init; }

    /// <summary>The same for people: <c>90s</c>, <c>15m</c>, <c>1h30m</c>.</summary>
    public required string Ttl { get; init; }

    /// <summary>When the command last gave a value, ISO-8601; null for never, which makes the next read run it (QUIRK-28).</summary>
    public string? LastRefreshedAt { get; init; }

    /// <summary>
    /// Whether the value is due for renewal (STATE-50 to STATE-53). A time that cannot be read counts as never, and so does one that is still to come:
    /// a clock was set back, and how old the value is cannot be told.
    /// </summary>
    public bool IsStale(DateTimeOffset now) =>
        !DateTimeOffset.TryParse(LastRefreshedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var last)
        || (now - last).TotalMilliseconds >= TtlMs
        || last - now > ClockTolerance;

    /// <summary>A period as it is shown: Nms, Ns, Nm, Nh or NhMm.</summary>
    public static string TextOf(TimeSpan ttl)
    {
        var ms = (long)ttl.TotalMilliseconds;
        if (ms < 1000 || ms % 1000 != 0)
        {
            return $"{ms}ms";
        }

        if (ms % 60_000 != 0)
        {
            return $"{ms / 1000}s";
        }

        var (hours, minutes) = (ms / 3_600_000, ms / 60_000 % 60);
        return (hours, minutes) switch
        {
            (0, _) => $"{minutes}m",
            (_, 0) => $"{hours}h",
            _ => $"{hours}h{minutes}m",
        };
    }
}
