using System.Diagnostics;
using System.Globalization;
using Swamp.Workflows.Bench;

// usage: [steps of the large runs, default 10000] | measure SHAPE STEPS REPORTS FOLDER | start FOLDER STEPS | resume FOLDER STEPS
// Each row is a process of its own, so that its peak of memory is its own too.
switch (args)
{
    case ["measure", var shape, var steps, var reports, var folder]:
        await new BenchRun(folder).MeasureAsync(shape, Number(steps), reports == "yes");
        return;
    case ["start", var folder, var steps]:
        await new BenchRun(folder).StartAsync("flat", Number(steps));
        return;
    case ["resume", var folder, var steps]:
        await new BenchRun(folder).ResumeAsync("flat", Number(steps));
        return;
}

var large = args is [var given] ? given : "10000";
var root = Directory.CreateTempSubdirectory("swamp-workflows-bench-");
try
{
    BenchRun.Header();
    foreach (var row in new[] { "flat 1000 no", "flat 1000 yes", "chain 1000 no", "diamond 1000 no", "pause 1000 no", $"flat {large} no", $"chain {large} no", $"diamond {large} no" })
    {
        using var process = Spawn(["measure", .. row.Split(' '), await RepositoryAsync(row)]);
        await process.WaitForExitAsync();
    }

    BenchRun.ResumeHeader();
    var folder = await RepositoryAsync("killed");
    using var killed = Spawn(["start", folder, large]);
    while (BenchRun.StepsIn(folder) < Number(large) / 2 && !killed.HasExited)
    {
        await Task.Delay(20);
    }

    killed.Kill();
    await killed.WaitForExitAsync();
    using var resumed = Spawn(["resume", folder, large]);
    await resumed.WaitForExitAsync();
}
finally
{
    // At the end only: for some seconds after files were deleted, ext4 takes several times as long to make new ones.
    root.Delete(recursive: true);
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static Process Spawn(string[] arguments) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(BenchRun).Assembly.Location, .. arguments]))!;

async Task<string> RepositoryAsync(string name)
{
    var folder = root.CreateSubdirectory(name.Replace(' ', '-')).FullName;
    await File.WriteAllTextAsync(Path.Combine(folder, ".swamp.yaml"), "swampVersion: 20260101.0.0\ninitializedAt: 2026-01-01T00:00:00.000Z\nrepoId: 6a4a3b1e-0c1e-4c3d-9a51-3f8f6a3f9c11\n");
    return folder;
}
