using Swamp.Engine.Data;

namespace Swamp.Engine.Tests.Data;

public sealed class DataLifetimeTests
{
    [Theory]
    [InlineData("infinite", true)]
    [InlineData("ephemeral", true)]
    [InlineData("job", true)]
    [InlineData("workflow", true)]
    [InlineData("30m", true)]
    [InlineData("3mo", true)]
    [InlineData("1y", true)]
    [InlineData("0d", true)]
    [InlineData("99999999999999999999y", true)]
    [InlineData("", false)]
    [InlineData("d", false)]
    [InlineData("7", false)]
    [InlineData("7s", false)]
    [InlineData("-7d", false)]
    [InlineData("7 d", false)]
    [InlineData("Infinite", false)]
    public void TryParse_FollowsDATA12(string text, bool valid) => Assert.Equal(valid, DataLifetime.TryParse(text, out _));

    [Theory]
    [InlineData("90m", 90)]
    [InlineData("2h", 120)]
    [InlineData("1mo", 30 * 1440)]
    [InlineData("1y", 365 * 1440)]
    public void TryParse_Units_LIM31(string text, int minutes)
    {
        Assert.True(DataLifetime.TryParse(text, out var lifetime));
        Assert.Equal(TimeSpan.FromMinutes(minutes), lifetime.Duration);
    }

    [Fact]
    public void TryParse_ZeroDuration_MeansWorkflow_DATA12()
    {
        Assert.True(DataLifetime.TryParse("0h", out var lifetime));
        Assert.True(lifetime.EndsWithWorkflow);
    }

    [Theory]
    [InlineData("10", true)]
    [InlineData("7d", true)]
    [InlineData("0", false)]
    [InlineData("0d", false)]
    [InlineData("-1", false)]
    [InlineData("1.5", false)]
    [InlineData("99999999999", false)]
    public void Retention_FollowsDATA14(string text, bool valid) => Assert.Equal(valid, DataRetention.TryParse(text, out _));
}
