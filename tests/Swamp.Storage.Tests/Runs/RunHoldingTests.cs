using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Engine.Workflows.Runs;
using Swamp.Storage.Runs;

namespace Swamp.Storage.Tests.Runs;

/// <summary>Who runs a workflow run, seen from another repository that has the same runs.</summary>
public sealed class RunHoldingTests : IDisposable
{
    private const string Machine = "here";

    private readonly TestRepo one = new();
    private readonly TestRepo other = new();

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task Run_OfARepositoryThatSharesTheFolder_IsHeld()
    {
        var shared = Path.Combine(one.Root, "shared");
        var run = Run("here", Environment.ProcessId);
        var (mine, theirs) = (new FileWorkflowRunStore(new RepositoryLayout(one.Root, shared)), new FileWorkflowRunStore(new RepositoryLayout(other.Root, shared)));
        var journal = await mine.OpenAsync(run, TestContext.Current.CancellationToken);
        await mine.SaveAsync(run, TestContext.Current.CancellationToken);

        Assert.True(theirs.IsHeld(run.Id));
        Assert.Equal(ErrorCodes.Conflict, (await Assert.ThrowsAsync<SwampException>(async () => await theirs.OpenAsync(run, TestContext.Current.CancellationToken))).Code);
        Assert.Null(theirs.HolderElsewhere(run.Id));

        await journal.DisposeAsync();
        Assert.False(theirs.IsHeld(run.Id));
    }

    [Theory]
    [InlineData("elsewhere", 1, WorkflowRunStatus.Running, "on elsewhere (process 1)")]
    [InlineData("elsewhere", 1, WorkflowRunStatus.Suspended, null)]
    [InlineData("elsewhere", 1, WorkflowRunStatus.Succeeded, null)]
    [InlineData(Machine, 1, WorkflowRunStatus.Running, "in another repository of this machine (process 1)")]
    [InlineData(Machine, 99_999_999, WorkflowRunStatus.Running, null)]
    public async Task Run_WhoseLockCannotBeSeen_IsKnownByItsRecord(string host, int pid, WorkflowRunStatus status, string? holder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "looks at process 1");
        var run = Run(host, pid);
        run.Status = status;
        var store = new FileWorkflowRunStore(one.Layout, sharing: new RunSharing(Machine, Environment.ProcessId));
        await store.SaveAsync(run, TestContext.Current.CancellationToken);

        Assert.Equal(holder, store.HolderElsewhere(run.Id)?.ToString());
        Assert.Equal(holder is not null, store.IsHeld(run.Id));
        Assert.False(new FileWorkflowRunStore(one.Layout).IsHeld(run.Id));
    }

    [Fact]
    public async Task Record_OlderThanTheProcessOfItsNumber_MeansAnotherProcess()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "looks at process 1");
        var run = Run(Machine, 1);
        var store = new FileWorkflowRunStore(one.Layout, sharing: new RunSharing(Machine, Environment.ProcessId));
        await store.SaveAsync(run, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(run.Path!, DateTime.UnixEpoch.AddDays(1));

        Assert.Null(store.HolderElsewhere(run.Id));
    }

    [Fact]
    public async Task Journal_OnAFullDisk_IsATypedError()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/full");
        await using var journal = new RunJournalFile(
            File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write), "/runs/a.journal", File.OpenHandle(Path.Combine(one.Root, "lock"), FileMode.Create, FileAccess.Write), Path.Combine(one.Root, "lock"), 0, flush: false);

        var error = await Assert.ThrowsAsync<SwampException>(async () => await journal.AppendAsync(new JsonObject { ["t"] = "x" }));

        Assert.Equal(ErrorCodes.FileSystem, error.Code);
        Assert.Equal("Free space on the disk that holds /runs/a.journal, then try again.", error.Error.Hint);
    }

    private static WorkflowRun Run(string host, int pid) => new()
    {
        Id = "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11",
        WorkflowId = "6b0c0a52-5e53-4c0b-9a0e-000000000001",
        WorkflowName = "w",
        Status = WorkflowRunStatus.Running,
        StartedAt = DateTimeOffset.UtcNow,
        Host = host,
        Pid = pid,
    };
}
