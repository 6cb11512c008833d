using System.Globalization;

namespace Swamp.Bench;

/// <summary>Writes what was measured as a Markdown table.</summary>
internal static class ReportTable
{
    private const long PeakBudgetKiB = 60 * 1024;

    public static void Write(Scenarios scenarios, TextWriter output)
    {
        var floors = scenarios.Floors;
        output.WriteLine("| what | median | best | CPU | in N | budget | kept | peak memory |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var scenario in scenarios.All)
        {
            var budget = scenario.Budget?.Invoke(floors);
            output.WriteLine(string.Join(
                " | ",
                $"| {scenario.Name}",
                Milliseconds(scenario.Median),
                Milliseconds(scenario.Best),
                Milliseconds(scenario.Cpu),
                (scenario.Median / floors.Native).ToString("0.0", CultureInfo.InvariantCulture),
                budget is null ? "" : $"{scenario.BudgetText} = {Milliseconds(budget.Value)}",
                budget is null ? "" : scenario.Median <= budget ? "yes" : "**no**",
                $"{Peak(scenario)} |"));
        }
    }

    private static string Peak(Scenario scenario) => scenario.PeakKiB switch
    {
        null => "",
        > PeakBudgetKiB => $"**{scenario.PeakKiB / 1024.0:0.0} MiB**",
        _ => string.Create(CultureInfo.InvariantCulture, $"{scenario.PeakKiB / 1024.0:0.0} MiB"),
    };

    private static string Milliseconds(double value) => value.ToString(value < 100 ? "0.0 ms" : "0 ms", CultureInfo.InvariantCulture);
}
