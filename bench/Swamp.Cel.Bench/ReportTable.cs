using System.Globalization;

namespace Swamp.Cel.Bench;

/// <summary>Prints rows of docs/performance.md.</summary>
internal static class ReportTable
{
    public static void Begin(string title)
    {
        Console.WriteLine($"\n{title}\n");
        Console.WriteLine("| what | best | allocated | to the floor | budget | kept |");
        Console.WriteLine("|---|---|---|---|---|---|");
    }

    /// <param name="what">What was measured.</param>
    /// <param name="measure">The figures.</param>
    /// <param name="floor">What the same takes at the least; null for a floor itself.</param>
    /// <param name="budgetMicros">What it may take; null for none.</param>
    public static void Row(string what, Measure measure, Measure? floor = null, double? budgetMicros = null)
    {
        var ratio = floor is { } least ? string.Create(CultureInfo.InvariantCulture, $"{measure.Micros / least.Micros:0.0}") : "1.0";
        var kept = budgetMicros is { } budget ? measure.Micros <= budget ? "yes" : "**no**" : "";
        Console.WriteLine($"| {what} | {Time(measure.Micros)} | {Size(measure.Bytes)} | {ratio} | {(budgetMicros is { } limit ? Time(limit) : "")} | {kept} |");
    }

    private static string Time(double micros) => micros switch
    {
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{micros * 1000:0} ns"),
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{micros:0.##} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{micros / 1000:0.#} ms"),
    };

    private static string Size(double bytes) => bytes switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024:0} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024 / 1024:0.#} MiB"),
    };
}
