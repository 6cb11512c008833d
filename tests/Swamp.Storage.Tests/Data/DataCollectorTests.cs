using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Storage.Runs;

namespace Swamp.Storage.Tests.Data;

public sealed class DataCollectorTests : IDisposable
{
    private readonly TestRepo _repo = new();

    public void Dispose() => _repo.Dispose();

    private DataCollector Collector(TestSession session) => new(session.Store, new FileWorkflowRunLookup(_repo.Layout), _repo.Clock);

    [Fact]
    public async Task Collect_ExpiredAndSurplus_SameNumbersDryAndReal_DATA40_DATA42()
    {
        await using var session = _repo.Open();
        for (var i = 0; i < 5; i++)
        {
            await session.Store.WriteAsync(TestRepo.Write("kept", retention: "2"), "1234"u8.ToArray(), CancellationToken.None);
            await session.Store.WriteAsync(TestRepo.Write("old", lifetime: "1h", retention: "2"), "123456"u8.ToArray(), CancellationToken.None);
        }

        _repo.Clock.Now += TimeSpan.FromMinutes(61);
        var dry = await Collector(session).CollectAsync(dryRun: true, CancellationToken.None);
        Assert.Equal(13, (await session.Rows()).Count + 3);
        var real = await Collector(session).CollectAsync(dryRun: false, CancellationToken.None);
        Assert.Equivalent(dry, real);
        Assert.Equal((8, 42L), (real.Versions, real.Bytes));
        Assert.Equal(new ExpiredItem(TestRepo.Key("old"), DataExpiry.DurationExpired, 5, 30), Assert.Single(real.Expired));
        Assert.Equal(["kept/4", "kept/5*"], await session.Rows());
        Assert.Equal(6, (await session.Write("kept")).Version);
    }

    [Fact]
    public async Task Collect_ByAge_KeepsTheNewest_DATA14()
    {
        await using var session = _repo.Open();
        for (var day = 0; day < 4; day++)
        {
            await session.Store.WriteAsync(TestRepo.Write("r", retention: "2d"), "1"u8.ToArray(), CancellationToken.None);
            _repo.Clock.Now += TimeSpan.FromDays(1);
        }

        await Collector(session).CollectAsync(dryRun: false, CancellationToken.None);
        Assert.Equal(["r/3", "r/4*"], await session.Rows());
        _repo.Clock.Now += TimeSpan.FromDays(100);
        await Collector(session).CollectAsync(dryRun: false, CancellationToken.None);
        Assert.Equal(["r/4*"], await session.Rows());
    }

    [Fact]
    public async Task Collect_ClockSetBack_RemovesNothing()
    {
        await using var session = _repo.Open();
        await session.Store.WriteAsync(TestRepo.Write("r", lifetime: "1h", retention: "1h"), "1"u8.ToArray(), CancellationToken.None);
        await session.Store.WriteAsync(TestRepo.Write("r", lifetime: "1h", retention: "1h"), "1"u8.ToArray(), CancellationToken.None);
        _repo.Clock.Now -= TimeSpan.FromDays(365);
        Assert.Equal(0, (await Collector(session).CollectAsync(dryRun: false, CancellationToken.None)).Versions);
        Assert.Equal(3, (await session.Write("r")).Version);
        Assert.Equal(["r/1", "r/2", "r/3*"], await session.Rows());
    }

    [Fact]
    public async Task Collect_DeletedItems_DoNotExpire_STATE29()
    {
        await using var session = _repo.Open();
        var written = await session.Store.WriteAsync(TestRepo.Write("gone", lifetime: "1h", retention: "1"), "{}"u8.ToArray(), CancellationToken.None);
        await session.Store.MarkDeletedAsync(TestRepo.Key("gone"), written.Metadata.Owner, "delete", CancellationToken.None);
        _repo.Clock.Now += TimeSpan.FromDays(1);
        var collection = await Collector(session).CollectAsync(dryRun: false, CancellationToken.None);
        Assert.Empty(collection.Expired);
        Assert.Equal(["gone/2*"], await session.Rows());
    }

    [Fact]
    public async Task Collect_WorkflowLifetime_FollowsTheRunsRecord_DATA13()
    {
        await using var session = _repo.Open();
        foreach (var (name, lifetime, run) in new[] { ("live", "workflow", "r-1"), ("orphan", "0d", "r-2"), ("job", "job", "r-2"), ("unknown", "workflow", null) })
        {
            var write = TestRepo.Write(name, lifetime: lifetime);
            await session.Store.WriteAsync(write with { Owner = write.Owner with { WorkflowRunId = run } }, "1"u8.ToArray(), CancellationToken.None);
        }

        Directory.CreateDirectory(Path.Combine(_repo.Layout.WorkflowRuns, "w"));
        await File.WriteAllTextAsync(Path.Combine(_repo.Layout.WorkflowRuns, "w", "workflow-run-r-1.yaml"), "id: r-1\nstatus: succeeded\n");
        var collection = await Collector(session).CollectAsync(dryRun: false, CancellationToken.None);
        Assert.Equal([("job", DataExpiry.JobDeleted), ("orphan", DataExpiry.WorkflowDeleted)], collection.Expired.Select(e => (e.Key.Name, e.Reason)));
        Assert.Equal(["live/1*", "unknown/1*"], await session.Rows());
    }

    [Fact]
    public async Task Collect_DamagedItem_IsReportedAndDoesNotStopTheRest()
    {
        await using var session = _repo.Open();
        var damaged = await session.Write("a");
        await File.WriteAllTextAsync(Path.Combine(damaged.Path, "metadata.yaml"), "id: [");
        await session.Store.WriteAsync(TestRepo.Write("b", lifetime: "1h"), "1"u8.ToArray(), CancellationToken.None);
        _repo.Clock.Now += TimeSpan.FromDays(1);
        await using var other = _repo.Open();
        var collection = await Collector(other).CollectAsync(dryRun: false, CancellationToken.None);
        Assert.Equal(ErrorCodes.DataCorrupt, Assert.Single(collection.Problems).Code);
        Assert.Equal("b", Assert.Single(collection.Expired).Key.Name);
    }
}
