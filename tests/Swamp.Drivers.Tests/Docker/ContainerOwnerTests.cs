using Swamp.Drivers.Docker;
using Swamp.Engine.Identity;
using Swamp.Engine.Processes;

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
    public void Owner_InAnotherNamespaceOfProcesses_IsNotJudged()
    {
        var here = ContainerOwner.Of(Options("pid:[4026531836]"));
        var there = ContainerOwner.Of(Options("pid:[4026532301]")) with { ProcessId = 99_999_999 };

        Assert.False(there.IsGone(here));
        Assert.True((here with { ProcessId = 99_999_999 }).IsGone(here));
    }

    private static DockerDriverOptions Options(string processNamespace) => new()
    {
        Repository = "/r",
        TemporaryDirectory = "/r/tmp",
        Processes = ProcessRunners.ForThisSystem(),
        Variables = new Dictionary<string, string>(),
        MachineName = "machine",
        ProcessNamespace = processNamespace,
        ProcessId = Environment.ProcessId,
        FindRunner = _ => Task.FromResult(""),
        FindHost = () => "",
        Clock = TimeProvider.System,
        Ids = new RandomIdGenerator(),
    };

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
