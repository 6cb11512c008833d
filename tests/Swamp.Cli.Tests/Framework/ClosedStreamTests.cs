using Swamp.Cli.Tests.Completions;

namespace Swamp.Cli.Tests.Framework;

/// <summary>The real process with streams that its caller closed or filled.</summary>
public sealed class ClosedStreamTests
{
    [Theory]
    [InlineData("swamp version <&-", 0)]
    [InlineData("swamp version >&-", 1)]
    [InlineData("swamp version >&- 2>&-", 1)]
    [InlineData("swamp nothing 2>&-", 2)]
    [InlineData("swamp version >/dev/full", 1)]
    [InlineData("swamp nothing 2>/dev/full", 2)]
    public async Task Stream_ClosedOrFull_OnlyChangesTheExitStatus(string command, int exit) =>
        Assert.EndsWith($"exit {exit}\n", await ShellProcess.RunAsync("bash", ["--norc", "-c", $"{{ {command}; }} 2>/dev/null; echo \"exit $?\""]));

    [Fact]
    public async Task Reader_ThatLeaves_EndsTheCommandQuietly() =>
        Assert.Equal("{\nexit 0\n", await ShellProcess.RunAsync("bash", ["--norc", "-c", "set -o pipefail; swamp help --json | head -1; echo \"exit $?\""]));
}
