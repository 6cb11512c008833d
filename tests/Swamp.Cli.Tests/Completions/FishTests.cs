namespace Swamp.Cli.Tests.Completions;

/// <summary>Completion in a real fish.</summary>
public sealed class FishTests
{
    [Theory]
    [InlineData("swamp ver", "version\tShow the version, runtime and platform\n")]
    [InlineData("swamp completions ", "bash\nfish\npowershell\nzsh\n")]
    [InlineData("swamp help exit", "exit-codes\tWhat exit statuses mean\n")]
    [InlineData("swamp --log-level err", "error\n")]
    [InlineData("swamp nothing ", "")]
    public async Task Fish_Line_OffersWords(string line, string expected) => Assert.Equal(
        expected,
        await ShellProcess.RunAsync("fish", ["--no-config", "-c", $"swamp completions fish | source; complete -C '{line}'"]));
}
