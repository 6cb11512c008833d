using Swamp.Engine.Runs;
using Swamp.Storage.Runs;

namespace Swamp.Cli.Tests.Data;

public sealed class RunCommandTests : IDisposable
{
    private readonly DataRepository _repo = new();

    public void Dispose() => _repo.Dispose();

    private async Task TrackAsync(string id, TimeSpan ago, RunStatus status = RunStatus.Running, int? pid = null)
    {
        await using var tracker = new SqliteRunTracker(_repo.Layout.RunTracker, "machine", TimeProvider.System);
        var time = DateTimeOffset.UtcNow - ago;
        await tracker.StartAsync(
            new TrackedRun
            {
                Id = id,
                Kind = RunKind.ModelMethod,
                ModelType = "command/shell",
                MethodName = "execute",
                Pid = pid ?? Environment.ProcessId,
                Hostname = "machine",
                StartedAt = time,
                HeartbeatAt = time,
                Status = status,
                CompletedAt = status == RunStatus.Running ? null : time,
            },
            CancellationToken.None);
    }

    [Fact]
    public async Task History_Json_TRK10()
    {
        Assert.Equal("""{"runs":[]}""", (await _repo.RunAsync("run", "history", "--json")).Json.ToJsonString());
        await TrackAsync("old", TimeSpan.FromDays(2), RunStatus.Completed);
        await TrackAsync("new", TimeSpan.FromMinutes(1), RunStatus.Failed);
        await TrackAsync("live", TimeSpan.Zero);
        var run = await _repo.RunAsync("run", "history", "--json");
        Assert.Equal(["live", "new"], run.Json["runs"]!.AsArray().Select(r => r!["id"]!.GetValue<string>()));
        Assert.Equal(
            ["id", "runKind", "modelType", "modelName", "methodName", "workflowName", "pid", "hostname", "status", "startedAt", "heartbeatAt", "stale", "initiatedBy"],
            run.Json["runs"]![0]!.AsObject().Select(p => p.Key));
        Assert.Equal(["live"], (await _repo.RunAsync("run", "history", "--active", "--json")).Json["runs"]!.AsArray().Select(r => r!["id"]!.GetValue<string>()));
        Assert.Equal(3, (await _repo.RunAsync("run", "history", "--all", "--json")).Json["runs"]!.AsArray().Count);
        Assert.Contains("command/shell execute", (await _repo.RunAsync("run", "history")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_Json_TRK11()
    {
        Assert.Equal("No active or stale runs.\n", (await _repo.RunAsync("run", "doctor")).Output);
        await TrackAsync("live", TimeSpan.Zero);
        await TrackAsync("dead", TimeSpan.FromMinutes(5), pid: int.MaxValue - 7);
        var run = await _repo.RunAsync("run", "doctor", "--json");
        Assert.Equal(["totalTracked", "active", "stale", "reaped", "activeRuns", "staleRuns", "interrupted"], run.Json.Select(p => p.Key));
        Assert.Equal((2, 1, 1, 0), (Number(run, "totalTracked"), Number(run, "active"), Number(run, "stale"), Number(run, "reaped")));
        Assert.Equal(1, Number(await _repo.RunAsync("run", "doctor", "--fix", "--json"), "reaped"));
        Assert.Equal(0, Number(await _repo.RunAsync("run", "doctor", "--json"), "stale"));
    }

    [Fact]
    public async Task Gc_Json_TRK20()
    {
        var store = new FileOutputStore(_repo.Layout);
        foreach (var (id, age) in new[] { ("aaa1", 40), ("aaa2", 1) })
        {
            var started = DateTimeOffset.UtcNow.AddDays(-age);
            var written = await store.WriteAsync(
                new OutputRecord
                {
                    Id = id,
                    DefinitionId = DataRepository.ModelId,
                    ModelType = "command/shell",
                    MethodName = "execute",
                    Status = OutputStatus.Succeeded,
                    StartedAt = started,
                    Provenance = new OutputProvenance { DefinitionHash = "h", ModelVersion = "v", TriggeredBy = "manual" },
                },
                CancellationToken.None);
            File.SetLastWriteTimeUtc(written.Path!, started.UtcDateTime);
        }

        var dry = await _repo.RunAsync("run", "gc", "--dry-run", "--json");
        Assert.Equal(
            ["workflowRunsDeleted", "workflowRunBytesReclaimed", "outputsDeleted", "outputBytesReclaimed", "totalBytesReclaimed", "dryRun"], dry.Json.Select(p => p.Key));
        Assert.Equal(1, Number(dry, "outputsDeleted"));
        var real = await _repo.RunAsync("run", "gc", "--json");
        Assert.Equal(Number(dry, "totalBytesReclaimed"), Number(real, "totalBytesReclaimed"));
        Assert.Equal(["aaa2"], (await store.ListAsync(OutputFilter.All, CancellationToken.None)).Select(o => o.Id));
    }

    private static int Number(Framework.CliRun run, string name) => run.Json[name]!.GetValue<int>();
}
