using System.Globalization;
using Swamp.Bench;

if (args is not [var swamp, var floor, .. var rest] || rest.Length > 2)
{
    Console.Error.WriteLine("Usage: Swamp.Bench <swamp> <floor> [rounds [part of a name]]");
    return 2;
}

var rounds = rest is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 31;
var scratch = Directory.CreateTempSubdirectory("swamp-bench-").FullName;
try
{
    Directory.CreateDirectory(Path.Combine(scratch, "repo"));
    Environment.CurrentDirectory = Path.Combine(scratch, "repo");
    Scenarios.Prepare(Path.GetFullPath(swamp));
    var scenarios = new Scenarios(swamp, floor, rest is [_, var part] ? part : "");

    // Rounds, not blocks: what disturbs the machine for a while disturbs the floors as much. The first round only warms the file cache.
    foreach (var group in scenarios.All.GroupBy(static s => s.IsApart).OrderBy(static g => g.Key))
    {
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var scenario in group)
            {
                if (round > 0)
                {
                    scenario.Measure();
                }
                else if (scenario.MostRounds > 1)
                {
                    Spawner.Run(scenario.Command);
                }
            }
        }
    }

    foreach (var scenario in scenarios.All)
    {
        scenario.PeakKiB = PeakMemory.Measure(scenario.Command, scratch, Math.Min(5, scenario.MostRounds));
    }

    ReportTable.Write(scenarios, Console.Out);
    return 0;
}
finally
{
    Environment.CurrentDirectory = Path.GetTempPath();
    Directory.Delete(scratch, recursive: true);
}
