namespace Swamp.Cli.Tests.Completions;

/// <summary>Completion in a real zsh; only zsh's own <c>_describe</c> and <c>_files</c>, which draw the list, are replaced.</summary>
public sealed class ZshTests
{
    private const string Setup = """
        compdef() { }
        _describe() { print -rl -- "${(@P)argv[-1]}" }
        _files() { print -r -- "files $*" }
        source <(swamp completions zsh)
        """;

    [Theory]
    [InlineData("swamp ver", "version:Show the version, runtime and platform")]
    [InlineData("swamp help exit", "exit-codes:What exit statuses mean")]
    [InlineData("swamp --log-level=er", "--log-level=error")]
    [InlineData("swamp --repo-dir ''", "files -/")]
    [InlineData("swamp 'comp", "completions:Print a script that completes swamp's command lines in a shell")]
    public async Task Zsh_Line_OffersWords(string line, string expected)
    {
        var words = line.EndsWith("''", StringComparison.Ordinal) ? line : line.Replace("'", "\\'", StringComparison.Ordinal);
        var script = $"{Setup}\nwords=({words}); CURRENT=$#words\n_swamp\n";
        Assert.Equal(expected, (await ShellProcess.RunAsync("zsh", ["-f", "-c", script])).TrimEnd('\n'));
    }

    [Fact]
    public async Task Zsh_Script_RegistersItself() => Assert.Equal(
        "_swamp\n",
        await ShellProcess.RunAsync("zsh", ["-f", "-c", "autoload -Uz compinit && compinit -D; source <(swamp completions zsh); print -r -- $_comps[swamp]"]));
}
