using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Faults;

/// <summary>Whatever moment a run is killed at: everything can be read, the run is called what it was, and the next one works.</summary>
public sealed class KilledRunTests : IAsyncLifetime
{
    private const int Kills = 120;

    private static readonly string[][] Reads =
    [
        ["model", "get", "greet"], ["model", "search"], ["model", "validate", "greet"], ["model", "output", "search"], ["model", "output", "get", "greet"],
        ["model", "method", "history", "logs", "greet"], ["data", "list", "greet"], ["data", "get", "greet", "result"], ["data", "versions", "greet", "result"],
        ["data", "search"], ["data", "query", "size > 0"], ["vault", "list-keys", "team"], ["vault", "read-secret", "team", "KEY"], ["run", "history"], ["run", "doctor"],
        ["summarise"], ["doctor"], ["doctor", "secrets"], ["data", "gc", "--dry-run"],
    ];

    private readonly BuiltRepository _repository = new();

    public async ValueTask InitializeAsync() => await _repository.CreateAsync();

    public ValueTask DisposeAsync()
    {
        _repository.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Run_KilledAtRandomInstants_LeavesAWholeRepository()
    {
        string[] command = ["model", "method", "run", "greet", "execute", "--input", "run=echo out; echo err >&2", "--json"];
        await _repository.OkAsync(command);
        var watch = Stopwatch.StartNew();
        await _repository.OkAsync(command);
        var whole = watch.Elapsed;

        var random = new Random(20261121);
        var (killed, acknowledged) = (0, 2);
        for (var round = 1; killed < Kills; round++)
        {
            Assert.True(round < Kills * 5, $"Only {killed} of {round} runs could be killed in time.");
            using var run = _repository.Start(BuiltRepository.Executable, command);
            var output = run.StandardOutput.ReadToEndAsync();
            await Task.WhenAny(run.WaitForExitAsync(), Task.Delay(whole * (random.NextDouble() * 1.1)));
            run.Kill();
            await run.WaitForExitAsync();
            killed += run.ExitCode == 0 ? 0 : 1;
            acknowledged += IsWhole(await output) ? 1 : 0;
            if (round % 10 == 0)
            {
                await AuditAsync(acknowledged);
                acknowledged += 1;
                watch.Restart();
                await _repository.OkAsync(command);
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"The run after a kill took {watch.Elapsed}.");
            }
        }

        await AuditAsync(acknowledged);
        await _repository.OkAsync("run", "doctor", "--fix", "--json");
        Assert.Empty((await _repository.OkAsync("run", "history", "--active", "--json")).Json["runs"]!.AsArray());
    }

    private static bool IsWhole(string output)
    {
        try
        {
            return (string?)JsonNode.Parse(output)?["status"] == "succeeded";
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private async Task AuditAsync(int acknowledged)
    {
        foreach (var read in Reads)
        {
            var run = await _repository.OkAsync([.. read, "--json"]);
            Assert.NotNull(JsonNode.Parse(run.Output));
        }

        // Every version that is listed can be read; reading compares the checksum. What was acknowledged is there.
        var versions = (await _repository.OkAsync("data", "versions", "greet", "result", "--json")).Json["versions"]!.AsArray();
        Assert.True(versions.Count >= Math.Min(acknowledged, 10), $"{acknowledged} runs were acknowledged, {versions.Count} versions are there.");
        Assert.Equal(versions.Count, versions.Select(static v => (int)v!["version"]!).Distinct().Count());
        foreach (var version in versions.Take(3))
        {
            var data = (await _repository.OkAsync("data", "get", "greet", "result", "--version", $"{version!["version"]}", "--json")).Json;
            Assert.Equal("out", (string?)data["content"]!["stdout"]);
        }

        await AuditHistoryAsync();
    }

    // A run counts as completed only when its record says that it succeeded; a dead one is stale or failed, never active.
    private async Task AuditHistoryAsync()
    {
        var succeeded = (await _repository.OkAsync("model", "output", "search", "--json")).Json["results"]!.AsArray()
            .Where(static r => (string?)r!["status"] == "succeeded").Select(static r => (string?)r!["id"]).ToHashSet();
        foreach (var row in (await _repository.OkAsync("run", "history", "--all", "--json")).Json["runs"]!.AsArray())
        {
            var (id, status, stale) = ((string?)row!["id"], (string?)row["status"], (bool?)row["stale"]);
            Assert.True(status is "completed" or "failed" || (status == "running" && stale == true), $"{id} is {status}, stale: {stale}");
            if (status == "completed")
            {
                Assert.Contains(id, succeeded);
            }
        }
    }
}
