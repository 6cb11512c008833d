using Swamp.Engine.Audit;

namespace Swamp.Engine.Tests.Audit;

public sealed class AuditFilterTests
{
    [Theory]
    [InlineData("ls", false)]
    [InlineData("ls -la", false)]
    [InlineData("cat x | wc", false)]
    [InlineData("cd;make", false)]
    [InlineData("git status", false)]
    [InlineData("git stash list", false)]
    [InlineData("git stash", true)]
    [InlineData("git push", true)]
    [InlineData("lsof", true)]
    [InlineData("testing", true)]
    [InlineData("[ -f x ]", false)]
    [InlineData("swamp audit", true)]
    [InlineData("swamp", true)]
    public void Apply_Noise_IsHidden(string command, bool shown) =>
        Assert.Equal(shown ? 1 : 0, new AuditFilter().Apply([Record(command)]).Count); // AUD-11

    [Fact]
    public void Apply_All_ShowsNoiseButNotTheDiagnostic()
    {
        // AUD-12
        CommandRecord[] records = [Record("ls"), Record("echo swamp-doctor-smoke-test 1a2b")];

        Assert.Equal(["ls"], new AuditFilter { All = true }.Apply(records).Select(static entry => entry.Summary));
        Assert.Equal(["echo swamp-doctor-smoke-test 1a2b"], new AuditFilter { IncludeDiagnostic = true }.Apply(records).Select(static entry => entry.Summary));
    }

    [Fact]
    public void Apply_SwampCommands_CarryNoSession()
    {
        // AUD-10
        var entries = new AuditFilter { Session = "s" }.Apply([Record("swamp x"), Record("make"), Record("make") with { SessionId = "other" }]);

        Assert.Equal(new AuditEntry { Timestamp = "t", Source = "swamp", Summary = "swamp x", Status = "error" }, entries[0]);
        Assert.Equal(
            new AuditEntry { Timestamp = "t", Source = "direct", Summary = "make", Status = "error", SessionId = "s", ExitCode = 2, Error = "e" }, entries[1]);
        Assert.Equal(2, entries.Count);
    }

    private static CommandRecord Record(string command) => new() { Timestamp = "t", Command = command, Cwd = ".", SessionId = "s", ExitCode = 2, Error = "e" };
}
