using System.Diagnostics;
using System.Text;
using Swamp.Engine.Data;

namespace Swamp.Storage.Bench;

/// <summary>Queries over many versions.</summary>
internal static class Queries
{
    private const int VersionsPerItem = 10;
    private const int ItemsPerModel = 10;

    public static async Task RunAsync(string root, int versions)
    {
        await using (var writer = new BenchRepository(root))
        {
            for (var i = 0; i < versions; i++)
            {
                var item = i / VersionsPerItem;
                var request = BenchRepository.Request($"model-{item / ItemsPerModel}", $"item-{item % ItemsPerModel}");
                await writer.Store.WriteAsync(request, Encoding.UTF8.GetBytes($$"""{"n":{{i}},"status":"{{(i % 7 == 0 ? "failed" : "ok")}}"}"""), CancellationToken.None);
            }
        }

        await using var repository = new BenchRepository(root);
        var started = Stopwatch.GetTimestamp();
        await repository.Catalog.RebuildAsync(CancellationToken.None);
        Console.WriteLine();
        Console.WriteLine($"{versions} versions; rebuilding the catalogue {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms; queries, median of 21");
        await using var cold = new BenchRepository(root);
        started = Stopwatch.GetTimestamp();
        await CountAsync(cold, "modelName == \"model-7\"");
        Console.WriteLine($"{"first query of a process",-68} {Stopwatch.GetElapsedTime(started).TotalMilliseconds,8:0.00} ms");
        foreach (var predicate in (string[])
        [
            "modelName == \"model-7\"",
            "modelName == \"model-7\" && version > 0",
            "modelName == \"model-7\" && attributes.status == \"failed\"",
            "name == \"item-3\" && modelName.endsWith(\"77\")",
            "tags.modelName == \"model-7\"",
            "size > 1000000",
            "size > 1000000 && version > 0",
        ])
        {
            var times = new List<double>();
            var matches = 0;
            for (var i = 0; i < 21; i++)
            {
                started = Stopwatch.GetTimestamp();
                matches = await CountAsync(repository, predicate);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            times.Sort();
            Console.WriteLine($"{predicate,-60} {matches,6}  {times[10],8:0.00} ms");
        }
    }

    private static async Task<int> CountAsync(BenchRepository repository, string predicate)
    {
        var request = new DataQueryRequest { Predicate = predicate, WithContent = false };
        return (await new DataQuery(repository.Catalog, repository.Store).RunAsync(request, CancellationToken.None)).Matches.Count;
    }
}
