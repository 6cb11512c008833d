using Swamp.Drivers.Docker;

namespace Swamp.Drivers.Tests.Docker;

/// <summary>What a shell that waits can be told.</summary>
public sealed class WaitingShellTests
{
    [Theory]
    [InlineData("GOOD", true)]
    [InlineData("_x9", true)]
    [InlineData("UID", false)]
    [InlineData("PPID", false)]
    [InlineData("SHELLOPTS", false)]
    [InlineData("swamp_order", false)]
    [InlineData("not-a-name", false)]
    [InlineData("9x", false)]
    public void Variable_ThatAShellKeepsForItself_IsNotTold(string name, bool isTold) =>
        Assert.Equal(isTold, WaitingShell.Order("true", null, [KeyValuePair.Create(name, "1000")]) is not null);
}
