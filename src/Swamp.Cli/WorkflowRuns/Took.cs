using System.Globalization;
using Swamp.Engine.Values;

namespace Swamp.Cli.WorkflowRuns;

/// <summary>Durations of runs and steps: milliseconds below a second, tenths below a minute.</summary>
internal static class Took
{
    public static string Text(long milliseconds) => milliseconds switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds}ms"),
        < 60_000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:0.0}s"),
        _ => DurationText.Format(TimeSpan.FromSeconds(milliseconds / 1000)),
    };
}
