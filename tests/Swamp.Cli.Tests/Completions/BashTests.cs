namespace Swamp.Cli.Tests.Completions;

/// <summary>Completion in a real bash, called the way readline calls it.</summary>
public sealed class BashTests
{
    [Theory]
    [InlineData("swamp ver", "swamp ver", "version")]
    [InlineData("swamp help exit", "swamp help exit", "exit-codes")]
    [InlineData("swamp version --js", "swamp version --js", "--json")]
    [InlineData("swamp completions ", "swamp completions ''", "bash fish powershell zsh")]
    [InlineData("swamp --log-level err", "swamp --log-level err", "error")]
    [InlineData("swamp --log-level=err", "swamp --log-level = err", "error")]
    [InlineData("swamp --log-level=", "swamp --log-level =", "trace debug info warning error fatal")]
    [InlineData("swamp \"comp", "swamp '\"comp'", "completions")]
    [InlineData("swamp nothing ", "swamp nothing ''", "")]
    public async Task Bash_Line_OffersWords(string line, string words, string expected)
    {
        var script = $"""
            source <(swamp completions bash)
            COMP_LINE='{line}'; COMP_POINT=${"{#COMP_LINE}"}
            COMP_WORDS=({words}); COMP_CWORD=$(( ${"{#COMP_WORDS[@]}"} - 1 ))
            _swamp_complete 2>/dev/null
            echo "${"{COMPREPLY[*]}"}"
            """;
        var offered = (await ShellProcess.RunAsync("bash", ["--norc", "-c", script])).Trim();
        Assert.Equal(expected, offered);
    }

    [Fact]
    public async Task Bash_CursorBeforeTheEnd_CompletesTheWordAtTheCursor()
    {
        const string Script = """
            source <(swamp completions bash)
            COMP_LINE='swamp vers --json'; COMP_POINT=10; COMP_WORDS=(swamp vers --json); COMP_CWORD=1
            _swamp_complete
            echo "${COMPREPLY[*]}"
            """;
        Assert.Equal("version", (await ShellProcess.RunAsync("bash", ["--norc", "-c", Script])).Trim());
    }

    [Fact]
    public async Task Bash_Script_IsRegistered() => Assert.Contains(
        "-F _swamp_complete swamp", await ShellProcess.RunAsync("bash", ["--norc", "-c", "source <(swamp completions bash); complete -p swamp"]));
}
