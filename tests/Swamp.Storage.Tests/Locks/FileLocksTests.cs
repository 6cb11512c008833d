using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Locks;
using Swamp.Storage.Locks;

namespace Swamp.Storage.Tests.Locks;

public sealed class FileLocksTests : IDisposable
{
    private const string Type = "command/shell";
    private readonly TestRepo _repo = new();

    public void Dispose() => _repo.Dispose();

    private string ModelLock => Path.Combine(_repo.Layout.Data, "command", "shell", "m", ".lock");

    private string GlobalLock => Path.Combine(_repo.Layout.DatastoreRoot, ".datastore.lock");

    private FileLocks Locks(int timeoutMs = 200, int ttlMs = 30_000, int? parent = null, TimeProvider? clock = null, string machine = "box") => new(
        _repo.Layout,
        new LockSettings
        {
            UserName = "ann",
            MachineName = machine,
            ProcessId = Environment.ProcessId,
            Timeout = TimeSpan.FromMilliseconds(timeoutMs),
            TimeToLive = TimeSpan.FromMilliseconds(ttlMs),
            ParentHolder = parent,
        },
        clock ?? TimeProvider.System,
        new RandomIdGenerator());

    private static async Task WriteLock(string path, int pid, string host, DateTimeOffset acquired, int ttlMs = 30_000)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(
            path,
            $$"""{"holder":"bob@{{host}}","hostname":"{{host}}","pid":{{pid}},"acquiredAt":"{{IdFormat.Text(acquired)}}","ttlMs":{{ttlMs}},"nonce":"n-1"}""");
    }

    [Fact]
    public async Task AcquireModel_WritesTheLockFileAndRemovesIt_LOCK1()
    {
        await using (await Locks().AcquireModelAsync(Type, "m", null, CancellationToken.None))
        {
            var text = await File.ReadAllTextAsync(ModelLock);
            Assert.Matches("""^\{\s+"holder": "ann@box",\s+"hostname": "box",\s+"pid": \d+,\s+"acquiredAt": "\d{4}-.*Z",\s+"ttlMs": 30000,\s+"nonce": "[0-9a-f-]{36}"\s+\}$""", text);
        }

        Assert.False(File.Exists(ModelLock));
    }

    [Fact]
    public async Task AcquireModel_StaleLockThatCannotBeRemoved_SaysSoAtOnce()
    {
        await WriteLock(ModelLock, int.MaxValue, "box", DateTimeOffset.UtcNow);
        Directory.CreateDirectory(ModelLock + ".steal"); // What this user may not open: a folder is refused like a file of somebody else.

        var error = await Assert.ThrowsAsync<SwampException>(
            async () => await Locks(timeoutMs: 60_000).AcquireModelAsync(Type, "m", null, CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(ErrorCodes.FileSystem, error.Code);
        Assert.Contains(ModelLock, error.Message, StringComparison.Ordinal);
        Assert.Contains("rm ", error.Error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcquireModel_LockThatLeadsNowhere_TimesOut()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ModelLock)!);
        File.CreateSymbolicLink(ModelLock, Path.Combine(_repo.Layout.Data, "nothing-there"));

        var error = await Assert.ThrowsAsync<SwampException>(
            async () => await Locks(timeoutMs: 300).AcquireModelAsync(Type, "m", null, CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(ErrorCodes.LockTimeout, error.Code);
    }

    [Fact]
    public async Task AcquireModel_LockThatCannotBeRead_IsNotStaleWhileItsFileIsWritten()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ModelLock)!);
        await File.WriteAllTextAsync(ModelLock, "not for this user");
        using var done = new CancellationTokenSource();
        var beats = Task.Run(async () =>
        {
            for (var beat = 0; !done.IsCancellationRequested; beat++)
            {
                File.SetLastWriteTimeUtc(ModelLock, DateTime.UtcNow.AddSeconds(beat));
                await Task.Delay(20);
            }
        });

        var error = await Assert.ThrowsAsync<SwampException>(
            async () => await Locks(timeoutMs: 1500, ttlMs: 400).AcquireModelAsync(Type, "m", null, CancellationToken.None));
        await done.CancelAsync();
        await beats;
        Assert.Equal(ErrorCodes.LockTimeout, error.Code);
        await using var held = await Locks(timeoutMs: 30_000, ttlMs: 400).AcquireModelAsync(Type, "m", null, CancellationToken.None);
    }

    [Fact]
    public async Task AcquireModel_HeldByALiveProcess_TimesOutNamingTheHolder_LOCK4()
    {
        await using var held = await Locks().AcquireModelAsync(Type, "m", null, CancellationToken.None);
        var observer = new Observer();
        var error = await Assert.ThrowsAsync<SwampException>(async () => await Locks().AcquireModelAsync(Type, "m", observer, CancellationToken.None));
        Assert.Equal((ErrorCodes.LockTimeout, ExitCodes.LockTimeout, true), (error.Code, error.Error.ExitStatus, error.Error.Retryable));
        Assert.Contains("ann@box", error.Message, StringComparison.Ordinal);
        Assert.Contains(ModelLock, error.Message, StringComparison.Ordinal);
        Assert.Contains("200 ms", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, observer.Waits);
    }

    [Fact]
    public async Task AcquireModel_ReleasedMeanwhile_IsTakenAtOnce()
    {
        var held = await Locks().AcquireModelAsync(Type, "m", null, CancellationToken.None);
        var observer = new Observer { OnWaiting = held.DisposeAsync };
        await using var second = await Locks(timeoutMs: 10_000).AcquireModelAsync(Type, "m", observer, CancellationToken.None);
        Assert.True(observer.Elapsed < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task AcquireModel_HolderIsADeadProcessOfThisMachine_IsTakenOverAtOnce_LOCK2()
    {
        await WriteLock(ModelLock, int.MaxValue - 7, "box", DateTimeOffset.UtcNow);
        await using var held = await Locks().AcquireModelAsync(Type, "m", null, CancellationToken.None);
        Assert.DoesNotContain("n-1", await File.ReadAllTextAsync(ModelLock), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcquireModel_HolderOnAnotherMachine_IsNotTakenForDead_QUIRK41()
    {
        await WriteLock(ModelLock, int.MaxValue - 7, "elsewhere", DateTimeOffset.UtcNow);
        await Assert.ThrowsAsync<SwampException>(async () => await Locks().AcquireModelAsync(Type, "m", null, CancellationToken.None));
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(0)]
    [InlineData(3600)]
    public async Task AcquireModel_NoHeartbeatForItsTimeToLive_IsTakenOverWhateverTheClockSays(int secondsOff)
    {
        await WriteLock(ModelLock, 1, "elsewhere", DateTimeOffset.UtcNow.AddSeconds(secondsOff), ttlMs: 200);
        await using var held = await Locks(timeoutMs: 20_000).AcquireModelAsync(Type, "m", null, CancellationToken.None);
        Assert.DoesNotContain("n-1", await File.ReadAllTextAsync(ModelLock), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcquireModel_HeartbeatGoesOnWhileTheClockJumps_IsNotTakenOver()
    {
        var holderClock = new JumpingClock();
        await using var held = await Locks(ttlMs: 300, clock: holderClock).AcquireModelAsync(Type, "m", null, CancellationToken.None);
        holderClock.Offset = TimeSpan.FromHours(-5);
        await Assert.ThrowsAsync<SwampException>(async () => await Locks(timeoutMs: 1500).AcquireModelAsync(Type, "m", null, CancellationToken.None));
        Assert.False(held.Lost.IsCancellationRequested);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("""{"nonce":5}""")]
    public async Task AcquireModel_UnreadableLock_IsTakenOverAfterTheTimeToLive(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ModelLock)!);
        await File.WriteAllTextAsync(ModelLock, content);
        await using var held = await Locks(timeoutMs: 20_000, ttlMs: 150).AcquireModelAsync(Type, "m", null, CancellationToken.None);
        Assert.Contains("ann@box", await File.ReadAllTextAsync(ModelLock), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_LockTakenAway_TellsItsHolderAndLeavesTheSuccessorAlone()
    {
        var held = await Locks(ttlMs: 90).AcquireModelAsync(Type, "m", null, CancellationToken.None);
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = held.Lost.Register(lost.SetResult);
        Assert.True((await Locks().ForceReleaseAsync((Type, "m"), CancellationToken.None)).Released);
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await using var successor = await Locks().AcquireModelAsync(Type, "m", null, CancellationToken.None);
        await held.DisposeAsync();
        Assert.True(File.Exists(ModelLock));
    }

    [Fact]
    public async Task AcquireModel_ManyWaiters_HoldItOneAtATime()
    {
        var inside = 0;
        var most = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 24), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (_, token) =>
        {
            await using var held = await Locks(timeoutMs: 60_000).AcquireModelAsync(Type, "m", null, token);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        });
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task AcquireModel_ManyTakeOverOneStaleLock_OneWins()
    {
        for (var round = 0; round < 20; round++)
        {
            await WriteLock(ModelLock, int.MaxValue - 7, "box", DateTimeOffset.UtcNow);
            var inside = 0;
            var most = 0;
            await Parallel.ForEachAsync(Enumerable.Range(0, 6), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (_, token) =>
            {
                await using var held = await Locks(timeoutMs: 60_000).AcquireModelAsync(Type, "m", null, token);
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            });
            Assert.Equal(1, most);
        }
    }

    [Fact]
    public async Task AcquireGlobal_WaitsForModels_AndModelsWaitForIt_LOCK10_LOCK11()
    {
        var model = await Locks().AcquireModelAsync(Type, "m", null, CancellationToken.None);
        var observer = new Observer();
        var error = await Assert.ThrowsAsync<SwampException>(async () => await Locks().AcquireGlobalAsync(observer, CancellationToken.None));
        Assert.Contains("per-model locks", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, observer.Drained);
        Assert.False(File.Exists(GlobalLock));
        await model.DisposeAsync();

        await using (await Locks().AcquireGlobalAsync(null, CancellationToken.None))
        {
            error = await Assert.ThrowsAsync<SwampException>(async () => await Locks().AcquireModelAsync(Type, "m", null, CancellationToken.None));
            Assert.Contains(GlobalLock, error.Message, StringComparison.Ordinal);
            Assert.Contains("namespace", error.Error.Hint, StringComparison.Ordinal);
            Assert.False(File.Exists(ModelLock));
        }

        await using var after = await Locks().AcquireModelAsync(Type, "m", null, CancellationToken.None);
    }

    [Fact]
    public async Task Acquire_LocksOfTheParentHolder_ArePassedOver_LOCK12()
    {
        await WriteLock(ModelLock, 4242, "elsewhere", DateTimeOffset.UtcNow);
        await using (await Locks(parent: 4242).AcquireGlobalAsync(null, CancellationToken.None))
        {
        }

        await using (await Locks(parent: 4242).AcquireModelAsync(Type, "m", null, CancellationToken.None))
        {
        }

        Assert.True(File.Exists(ModelLock));
    }

    [Fact]
    public async Task AcquireModels_TwoCallersInOppositeOrder_DoNotWaitForEachOther()
    {
        var models = new[] { (Type, "a"), (Type, "b"), (Type, "c") };
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, token) =>
        {
            await using var held = await Locks(timeoutMs: 60_000).AcquireModelsAsync(n % 2 == 0 ? models : [.. models.Reverse()], null, token);
        });
        Assert.Empty(await Locks().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task List_And_ForceRelease_DSCMD20_DSCMD21()
    {
        Assert.Equal(new LockRelease(false, "no lock held", null), await Locks().ForceReleaseAsync(null, CancellationToken.None));
        await WriteLock(ModelLock, int.MaxValue - 7, "box", DateTimeOffset.UtcNow);
        await WriteLock(GlobalLock, 1, "elsewhere", DateTimeOffset.UtcNow);
        var locks = await Locks().ListAsync(CancellationToken.None);
        Assert.Equal([("command/shell/m", true), (null, false)], locks.Select(l => (l.Scope, l.IsStale)));
        var released = await Locks().ForceReleaseAsync(null, CancellationToken.None);
        Assert.Equal((true, "bob@elsewhere"), (released.Released, released.PreviousHolder!.Holder));
        Assert.Single(await Locks().ListAsync(CancellationToken.None));
    }

    private sealed class Observer : ILockObserver
    {
        public int Waits { get; private set; }

        public int Drained { get; private set; }

        public TimeSpan Elapsed { get; private set; }

        public Func<ValueTask>? OnWaiting { get; init; }

        public async ValueTask WaitingAsync(string path, LockInfo? holder, CancellationToken cancellationToken)
        {
            Waits++;
            if (OnWaiting is not null)
            {
                await OnWaiting();
            }
        }

        public ValueTask DrainingAsync(int count, CancellationToken cancellationToken)
        {
            Drained = count;
            return ValueTask.CompletedTask;
        }

        public ValueTask AcquiredAsync(string path, int retries, TimeSpan elapsed, CancellationToken cancellationToken)
        {
            Elapsed = elapsed;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
