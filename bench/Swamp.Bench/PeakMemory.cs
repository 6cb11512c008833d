using System.Globalization;

namespace Swamp.Bench;

/// <summary>
/// Peak resident memory by way of GNU time. A process inherits the high-water mark of whoever spawned it, so this managed program cannot
/// measure it itself: a small one has to stand between.
/// </summary>
internal static class PeakMemory
{
    private const string GnuTime = "/usr/bin/time";

    /// <summary>Peak of the command in KiB (median of several runs), or null without GNU time.</summary>
    public static long? Measure(Command command, string scratch, int times)
    {
        if (!File.Exists(GnuTime) || OperatingSystem.IsMacOS())
        {
            return null;
        }

        var file = Path.Combine(scratch, "peak");
        var peaks = new List<long>();
        for (var i = 0; i < times; i++)
        {
            Spawner.Run(new Command(GnuTime, ["-f", "%M", "-o", file, command.Program, .. command.Arguments]));
            peaks.Add(long.Parse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture));
        }

        return peaks.Order().ElementAt(times / 2);
    }
}
