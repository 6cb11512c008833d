using Swamp.Storage.Catalog;

namespace Swamp.Storage.Tests.Catalog;

public sealed class BootIdTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public void Read_TwiceOnOneMachine_IsTheSameStart()
    {
        Assert.NotEmpty(BootId.Read());
        Assert.True(BootId.IsSame(BootId.Read(), BootId.Read()));
    }

    [Theory]
    [InlineData(0, 0, true)] // At the same moment.
    [InlineData(90_000, 90_000, true)] // A day later, without a restart.
    [InlineData(90_000, 89_980, true)] // The clock was corrected by twenty seconds.
    [InlineData(90_000, 90_020, true)]
    [InlineData(90_000, 60, false)] // Restarted a minute ago.
    [InlineData(90, -7_110, false)] // The machine had been running for two hours; a short power cut.
    public void OfStart_TellsARestartFromTime(int later, int longer, bool isSame)
    {
        var uptime = TimeSpan.FromHours(2);
        var noted = BootId.OfStart(s_now, uptime);
        Assert.Equal(isSame, BootId.IsSame(noted, BootId.OfStart(s_now.AddSeconds(later), uptime + TimeSpan.FromSeconds(longer))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("started ")]
    [InlineData("started x")]
    [InlineData("started 99999999999999999999")]
    [InlineData("c2b7a7a6-6c3e-4a55-8f0e-6f2b4d0c3a11")]
    public void IsSame_IdOfAnotherKind_IsAnotherStart(string? noted) =>
        Assert.False(BootId.IsSame(noted, BootId.OfStart(s_now, TimeSpan.FromHours(2))));
}
