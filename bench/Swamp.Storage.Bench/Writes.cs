using System.Diagnostics;
using System.Text;

namespace Swamp.Storage.Bench;

/// <summary>Small writes, against what the same number of bare files costs in the same run.</summary>
internal static class Writes
{
    private const int Count = 2000;
    private const int Rounds = 3;

    private static readonly byte[] s_content = Encoding.UTF8.GetBytes("""{"exitCode":0,"command":"echo hello","durationMs":3,"stdout":"hello","stderr":""}""");

    public static async Task RunAsync(string root)
    {
        var (floor, fresh, again, catalogued) = (double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            floor = Math.Min(floor, BareFiles(Path.Combine(root, $"bare-{round}")));
            fresh = Math.Min(fresh, await NewItemsAsync(Path.Combine(root, $"new-{round}"), withCatalogue: false));
            again = Math.Min(again, await NewVersionsAsync(Path.Combine(root, $"again-{round}")));
            catalogued = Math.Min(catalogued, await NewItemsAsync(Path.Combine(root, $"rows-{round}"), withCatalogue: true));
            Directory.Delete(root, recursive: true);
        }

        Console.WriteLine($"{Count} writes of {s_content.Length} bytes, best of {Rounds} rounds, microseconds each and ratio to the floor");
        Print("floor: a folder, three files, a rename", floor, floor);
        Print("new items", fresh, floor);
        Print("new versions of one item", again, floor);
        Print("new items, catalogue kept up to date", catalogued, floor);
    }

    private static void Print(string what, double micros, double floor) =>
        Console.WriteLine($"{what,-42} {micros,9:0.0} µs  {micros / floor,5:0.00}x  {1e6 / micros,9:0}/s");

    /// <summary>What the layout of DATA-1 costs at the least: the item's folder, content, metadata, marker, and one rename for each of the two commits.</summary>
    private static double BareFiles(string root)
    {
        Directory.CreateDirectory(root);
        var metadata = new byte[700];
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Count; i++)
        {
            var item = Path.Combine(root, $"item-{i}");
            var stage = Path.Combine(item, "stage");
            Directory.CreateDirectory(stage);
            File.WriteAllBytes(Path.Combine(stage, "raw"), s_content);
            File.WriteAllBytes(Path.Combine(stage, "metadata.yaml"), metadata);
            Directory.Move(stage, Path.Combine(item, "1"));
            File.WriteAllBytes(Path.Combine(item, "latest.tmp"), "1"u8.ToArray());
            File.Move(Path.Combine(item, "latest.tmp"), Path.Combine(item, "latest"));
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Count;
    }

    private static async Task<double> NewItemsAsync(string root, bool withCatalogue)
    {
        await using var repository = new BenchRepository(root);
        if (withCatalogue)
        {
            await repository.Catalog.RebuildAsync(CancellationToken.None);
        }

        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Count; i++)
        {
            await repository.Store.WriteAsync(BenchRepository.Request("m", $"item-{i}"), s_content, CancellationToken.None);
        }

        await repository.Catalog.FlushAsync(CancellationToken.None);
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Count;
    }

    private static async Task<double> NewVersionsAsync(string root)
    {
        await using var repository = new BenchRepository(root);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Count; i++)
        {
            await repository.Store.WriteAsync(BenchRepository.Request("m", "item"), s_content, CancellationToken.None);
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Count;
    }
}
