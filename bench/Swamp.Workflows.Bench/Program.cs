using Swamp.Workflows.Bench;

// usage: [steps of the large runs, default 10000]
var large = args.Length > 0 ? int.Parse(args[0]) : 10_000;
BenchRun.Header();
foreach (var (shape, steps, reports) in new[]
{
    ("flat", 1_000, false), ("flat", 1_000, true), ("chain", 1_000, false), ("diamond", 1_000, false), ("flat", large, false), ("chain", large, false), ("diamond", large, false),
})
{
    var folder = Directory.CreateTempSubdirectory("swamp-workflows-bench-");
    try
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, ".swamp.yaml"), "swampVersion: 20260101.0.0\ninitializedAt: 2026-01-01T00:00:00.000Z\nrepoId: 6a4a3b1e-0c1e-4c3d-9a51-3f8f6a3f9c11\n");
        await new BenchRun(folder.FullName).MeasureAsync(shape, steps, reports);
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}
