using Swamp.Engine.Errors;
using Swamp.Engine.Runs;
using Swamp.Storage.Runs;

namespace Swamp.Storage.Tests.Runs;

public sealed class RunTrackerTests : IDisposable
{
    private readonly TestRepo _repo = new();

    public void Dispose() => _repo.Dispose();

    private SqliteRunTracker Open() => new(_repo.Layout.RunTracker, "box", _repo.Clock);

    private TrackedRun Run(string id, string host = "box", int? pid = null) => new()
    {
        Id = id,
        Kind = RunKind.ModelMethod,
        ModelType = "command/shell",
        MethodName = "execute",
        Pid = pid ?? Environment.ProcessId,
        Hostname = host,
        StartedAt = _repo.Clock.Now,
        HeartbeatAt = _repo.Clock.Now,
        InitiatedBy = "ghost",
        InstanceId = TestRepo.ModelId,
    };

    [Fact]
    public async Task Start_IsSeenByOtherProcesses_TRK1()
    {
        await using var one = Open();
        await using var two = Open();
        Assert.Empty(await two.ListAsync(CancellationToken.None));
        Assert.False(File.Exists(_repo.Layout.RunTracker));
        await one.StartAsync(Run("a"), CancellationToken.None);
        Assert.Equal(Run("a"), Assert.Single(await two.ListAsync(CancellationToken.None)));
        await two.SetStatusAsync("a", RunStatus.Completed, CancellationToken.None);
        Assert.Equal((RunStatus.Completed, _repo.Clock.Now), ((await one.FindAsync("a", CancellationToken.None))!.Status, (await one.FindAsync("a", CancellationToken.None))!.CompletedAt));
        Assert.Null(await one.FindAsync("b", CancellationToken.None));
    }

    [Fact]
    public async Task Cancel_IsKept_AndSeenByTheHeartbeat()
    {
        await using var tracker = Open();
        await tracker.StartAsync(Run("a"), CancellationToken.None);
        Assert.True(await tracker.HeartbeatAsync("a", CancellationToken.None));
        Assert.True(await tracker.CancelAsync("a", "enough", CancellationToken.None));
        Assert.False(await tracker.CancelAsync("a", null, CancellationToken.None));
        Assert.False(await tracker.HeartbeatAsync("a", CancellationToken.None));
        await tracker.SetStatusAsync("a", RunStatus.Completed, CancellationToken.None);
        var run = await tracker.FindAsync("a", CancellationToken.None);
        Assert.Equal((RunStatus.Cancelled, "enough"), (run!.Status, run.CancelReason));
    }

    [Fact]
    public async Task Reap_OnlyTheDead_TRK5()
    {
        _repo.Clock.Now = TimeProvider.System.GetUtcNow(); // This process, which plays the owner of a run, must be older than the run.
        await using var tracker = Open();
        await tracker.StartAsync(Run("alive here"), CancellationToken.None);
        await tracker.StartAsync(Run("elsewhere", host: "other", pid: int.MaxValue - 7), CancellationToken.None);
        await tracker.StartAsync(Run("dead here", pid: int.MaxValue - 7), CancellationToken.None);
        Assert.Equal(["dead here"], (await tracker.ListAsync(CancellationToken.None)).Where(r => r.IsStale(_repo.Clock.Now)).Select(r => r.Id));
        Assert.Equal(["dead here"], (await tracker.ReapAsync(CancellationToken.None)).Select(r => r.Id));
        _repo.Clock.Now += TimeSpan.FromSeconds(91);
        await tracker.HeartbeatAsync("elsewhere", CancellationToken.None);
        Assert.Empty(await tracker.ReapAsync(CancellationToken.None));
        _repo.Clock.Now += TimeSpan.FromSeconds(91);
        await tracker.StartAsync(Run("new"), CancellationToken.None);
        Assert.Equal(
            ["alive here:Running", "dead here:Failed", "elsewhere:Failed", "new:Running"],
            (await tracker.ListAsync(CancellationToken.None)).Select(r => $"{r.Id}:{r.Status}").Order());
    }

    [Fact]
    public async Task Start_RemovesWhatEndedLongAgo_TRK4()
    {
        await using var tracker = Open();
        await tracker.StartAsync(Run("done"), CancellationToken.None);
        await tracker.SetStatusAsync("done", RunStatus.Failed, CancellationToken.None);
        await tracker.StartAsync(Run("suspended"), CancellationToken.None);
        await tracker.SetStatusAsync("suspended", RunStatus.Suspended, CancellationToken.None);
        _repo.Clock.Now += TimeSpan.FromDays(8);
        await tracker.StartAsync(Run("new"), CancellationToken.None);
        Assert.Equal(["new", "suspended"], (await tracker.ListAsync(CancellationToken.None)).Select(r => r.Id));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("truncated")]
    [InlineData("empty")]
    public async Task Open_DamagedFile_StartsAnew(string kind)
    {
        await using (var tracker = Open())
        {
            for (var i = 0; i < 50; i++)
            {
                await tracker.StartAsync(Run($"run-{i}"), CancellationToken.None);
            }
        }

        var bytes = await File.ReadAllBytesAsync(_repo.Layout.RunTracker);
        await File.WriteAllBytesAsync(_repo.Layout.RunTracker, kind switch
        {
            "garbage" => [.. Enumerable.Range(0, 9000).Select(i => (byte)(i * 31))],
            "truncated" => bytes[..5000],
            _ => [],
        });
        await using var after = Open();
        await after.StartAsync(Run("new"), CancellationToken.None);
        Assert.NotNull(await after.FindAsync("new", CancellationToken.None));
    }

    [Fact]
    public async Task Open_OlderSchema_IsMigrated_TRK1()
    {
        Directory.CreateDirectory(_repo.Layout.Local);
        using (var old = Storage.Sqlite.SqliteConnection.Open(_repo.Layout.RunTracker, TimeSpan.FromSeconds(1)))
        {
            old.Execute("""
                CREATE TABLE active_runs (id TEXT PRIMARY KEY, run_kind TEXT NOT NULL, model_type TEXT, method_name TEXT, workflow_name TEXT, pid INTEGER NOT NULL,
                  hostname TEXT NOT NULL, started_at TEXT NOT NULL, heartbeat_at TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'running');
                INSERT INTO active_runs VALUES ('old', 'workflow', NULL, NULL, 'nightly', 1, 'box', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 'running');
                """);
        }

        await using var tracker = Open();
        Assert.Equal((RunKind.Workflow, "nightly", null), (await tracker.ListAsync(CancellationToken.None)) is [var run] ? (run.Kind, run.WorkflowName, run.InitiatedBy) : default);
        await tracker.StartAsync(Run("new"), CancellationToken.None);
        Assert.Equal(2, (await tracker.ListAsync(CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // While the owner's process has it open, beside its log.
    public async Task List_InARepositoryOfSomebodyElse_NeedsNoWriteAccess(bool isOpen)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The permissions of Unix are the subject.");
            return;
        }

        await using var owner = Open();
        await owner.StartAsync(Run("a"), CancellationToken.None);
        if (!isOpen)
        {
            await owner.DisposeAsync();
        }

        SetModes(UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead, UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        try
        {
            Assert.True(Unprivileged.Run(() =>
            {
                var reader = Open();
                Assert.Equal("a", Assert.Single(reader.ListAsync(CancellationToken.None).AsTask().Result).Id);
                Assert.Equal("a", reader.FindAsync("a", CancellationToken.None).AsTask().Result!.Id);
                var refused = Assert.Throws<SwampException>(() => reader.CancelAsync("a", null, CancellationToken.None).AsTask().GetAwaiter().GetResult());
                Assert.Equal(ErrorCodes.FileSystem, refused.Code);
                Assert.DoesNotContain("rm ", refused.Error.Hint, StringComparison.Ordinal);
                Assert.Contains("permissions", refused.Error.Hint, StringComparison.Ordinal);
            }));
        }
        finally
        {
            SetModes(UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserExecute);
        }
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private void SetModes(UnixFileMode file, UnixFileMode search)
    {
        File.SetUnixFileMode(_repo.Layout.Local, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var path in Directory.EnumerateFiles(_repo.Layout.Local, "run_tracker.db*"))
        {
            File.SetUnixFileMode(path, file);
        }

        File.SetUnixFileMode(_repo.Layout.Local, file | search);
    }
}
