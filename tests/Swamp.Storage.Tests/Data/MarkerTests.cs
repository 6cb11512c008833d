using Swamp.Storage.Catalog;
using Swamp.Storage.Data;

namespace Swamp.Storage.Tests.Data;

/// <summary>The marker never stays behind a version that was acknowledged, whoever else moves it at the same time.</summary>
public sealed class MarkerTests : IDisposable
{
    private const int Rounds = 600;
    private const int RoundsPerItem = 50; // Few versions each, so that looking at them is quick.

    private readonly TestRepo _repo = new();

    public void Dispose() => _repo.Dispose();

    private ItemFolder Item(string name) => new DataPaths(_repo.Layout).Item(TestRepo.Key(name));

    [Fact]
    public async Task Commit_AfterAnotherWriterWentAhead_KeepsItsVersionVisible()
    {
        await using var one = _repo.Open();
        await using var two = _repo.Open();
        var first = await one.Store.WriteAsync(TestRepo.Write("a", deferred: true), "1"u8.ToArray(), CancellationToken.None);
        var second = await one.Store.WriteAsync(TestRepo.Write("a", deferred: true), "2"u8.ToArray(), CancellationToken.None);
        Assert.Equal(3, (await two.Write("a", "3")).Version);
        await one.Store.CommitAsync([first], CancellationToken.None);
        Assert.Equal("3", await two.Read("a"));
        await one.Store.AbandonAsync([second], CancellationToken.None);
        Assert.Equal(3, Item("a").ReadMarker());
    }

    [Fact]
    public async Task Heal_WhileAnotherProcessWrites_NeverHidesItsVersion()
    {
        await using var session = _repo.Open();
        var recovery = new ItemRecovery(new DataPaths(_repo.Layout));
        await RaceAsync(
            round => recovery.Heal(TestRepo.Key(Name(round)), "00000000000000000000000000000000"),
            round => session.Write(Name(round), $"{round}").AsTask().GetAwaiter().GetResult(),
            async round => Assert.Equal($"{round}", await session.Read(Name(round))));
    }

    [Fact]
    public async Task DeleteVersions_WhileAnotherProcessWrites_NeverHidesItsVersion()
    {
        await using var writer = _repo.Open();
        await using var remover = _repo.Open();
        var doomed = 0;
        await RaceAsync(
            round => remover.Store.DeleteVersionsAsync(TestRepo.Key(Name(round)), [doomed], CancellationToken.None).AsTask().GetAwaiter().GetResult(),
            round => writer.Write(Name(round), $"{round}").AsTask().GetAwaiter().GetResult(),
            async round =>
            {
                Assert.Equal($"{round}", await writer.Read(Name(round)));
                Assert.Equal(Item(Name(round)).HighestComplete(), Item(Name(round)).ReadMarker());
                doomed = Item(Name(round)).HighestComplete();
                if (doomed == 1)
                {
                    await writer.Write(Name(round)); // One has to stay: what is removed is a version, not the item.
                    doomed = 2;
                }
            });
    }

    private static string Name(int round) => $"item-{round / RoundsPerItem}";

    /// <summary>Lets two actions begin in the same instant, again and again, and looks when both have ended.</summary>
    private static async Task RaceAsync(Action<int> one, Action<int> other, Func<int, Task> look)
    {
        using var start = new Barrier(2);
        for (var round = 0; round < Rounds; round++)
        {
            var n = round;
            var racing = Task.Run(() =>
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);
                one(n);
            });
            start.SignalAndWait(TestContext.Current.CancellationToken);
            other(n);
            await racing;
            await look(n);
        }
    }
}
