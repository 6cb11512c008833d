using Swamp.Drivers.Docker;

namespace Swamp.Drivers.Tests.Docker;

/// <summary>Whether the process behind a container is gone.</summary>
public sealed class ContainerOwnerTests
{
    private static readonly ContainerOwner Self = new(Environment.ProcessId, DateTimeOffset.UtcNow, "0a1b2c3d");

    [Theory]
    [InlineData("swamp-1 dev.swamp.owner=7-1700000000000-0a1b2c3d,other=x")]
    [InlineData("swamp-1 map[dev.swamp.owner:7-1700000000000-0a1b2c3d other:x]")]
    public void Label_InEitherEnginesWords_IsFound(string line) =>
        Assert.Equal(new ContainerOwner(7, DateTimeOffset.FromUnixTimeMilliseconds(1700000000000), "0a1b2c3d"), ContainerOwner.Find(line));

    [Theory]
    [InlineData("")]
    [InlineData("swamp-1 dev.swamp.owner=somebody")]
    [InlineData("swamp-1 dev.swamp.owner=7-x-0a1b2c3d")]
    public void Label_ThatIsNotOurs_IsNobodys(string line) => Assert.Null(ContainerOwner.Find(line));

    [Fact]
    public void Owner_IsGone_WhenItsProcessIs()
    {
        Assert.True(new ContainerOwner(99_999_999, DateTimeOffset.UtcNow, Self.Machine).IsGone(Self));
        Assert.False(Self.IsGone(Self));
        Assert.False(new ContainerOwner(1, DateTimeOffset.UtcNow, Self.Machine).IsGone(Self));
        Assert.False(new ContainerOwner(99_999_999, DateTimeOffset.UtcNow, "ffffffff").IsGone(Self));

        // The number belongs to another process now.
        Assert.True(new ContainerOwner(1, DateTimeOffset.UnixEpoch, Self.Machine).IsGone(Self));
    }
}
