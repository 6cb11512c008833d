using Swamp.Engine.Vaults;
using Swamp.Engine.Vaults.Refresh;

namespace Swamp.Engine.Tests.Vaults;

public sealed class RefreshTurnTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("swamp-turn-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task One_key_has_one_turn_and_another_key_its_own()
    {
        var first = await Take("a");
        Assert.NotNull(first);
        var second = Take("a");
        using (await Take("b"))
        {
            await Task.Delay(150, TestContext.Current.CancellationToken);
            Assert.False(second.IsCompleted);
        }

        first.Dispose();
        (await second.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken))!.Dispose();
    }

    [Theory]
    [InlineData(-30, false)]
    [InlineData(-120, true)]
    [InlineData(20, false)]
    [InlineData(3600, true)]
    public void Value_from_the_future_is_stale(int secondsFromNow, bool stale)
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var hook = new RefreshHook { Command = "true", TtlMs = 60_000, Ttl = "60s", LastRefreshedAt = now.AddSeconds(secondsFromNow).ToString("O") };

        Assert.Equal(stale, hook.IsStale(now));
    }

    private Task<IDisposable?> Take(string key) => RefreshTurn.TakeAsync(_folder, "v", key, TimeProvider.System, TestContext.Current.CancellationToken);
}
