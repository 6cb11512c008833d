using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Events;

namespace Swamp.Cli.Tests.Framework;

public sealed class ErrorTests
{
    [Fact]
    public async Task LockTimeout_Reported_ExitsWith75_GEN7()
    {
        var run = await Shell.RunThingAsync("thing", "fail", "lock");
        Assert.Equal(75, run.Exit);
        Assert.Equal("\nError: The lock is held.\nHint:  swamp datastore lock status\n", run.Error);
    }

    [Fact]
    public async Task Defect_InJson_CarriesAStack_GEN5()
    {
        var run = await Shell.RunThingAsync("thing", "fail", "defect", "--json");
        Assert.Equal(1, run.Exit);
        Assert.Equal("internal", (string?)run.ErrorJson["code"]);
        Assert.Contains("InvalidOperationException", (string?)run.ErrorJson["stack"]);
    }

    [Fact]
    public async Task AnticipatedError_InJson_HasNoStack_GEN5()
    {
        var run = await Shell.RunThingAsync("thing", "fail", "lock", "--json");
        Assert.False(run.ErrorJson.ContainsKey("stack"));
    }

    [Fact]
    public async Task Interrupted_ByTheUser_ExitsWith130()
    {
        var run = await Shell.RunThingAsync(new TestTerminal(), null, new CancellationToken(canceled: true), "thing", "fail", "cancel");
        Assert.Equal(130, run.Exit);
        Assert.Equal("\nError: Cancelled.\n", run.Error);
    }

    [Fact]
    public async Task Cancelled_ByTheOperationItself_IsNotCalledAnInterruption()
    {
        var run = await Shell.RunThingAsync("thing", "fail", "give-up");
        Assert.Equal(1, run.Exit);
        Assert.Contains("A server did not answer.", run.Error);
    }

    [Fact]
    public async Task Message_WithControlCharacters_IsShownAsEscapes()
    {
        var run = await Shell.RunThingAsync("thing", "fail", "escape");
        Assert.Contains("Error: bad \\u001b[31mred\\u0007\n", run.Error);
    }

    [Theory]
    [InlineData(false, "Standard input is not a terminal")]
    [InlineData(true, "--no-input was given")]
    public async Task Question_NobodyToAnswer_SaysWhyAndHow_GEN13(bool terminal, string reason)
    {
        var run = await Shell.RunThingAsync(new TestTerminal { InputIsTerminal = terminal }, null, CancellationToken.None, "thing", "fail", "ask", "--no-input");
        Assert.Equal(1, run.Exit);
        Assert.Contains(reason, run.Error);
        Assert.Contains("--yes", run.Error);
    }

    [Fact]
    public async Task Question_InJson_IsTakenForYes_GEN13() => Assert.Equal(0, (await Shell.RunThingAsync("thing", "fail", "ask", "--json")).Exit);

    [Theory]
    [InlineData("y\n", 0)]
    [InlineData("YES\n", 0)]
    [InlineData("\n", 1)]
    [InlineData("", 1)]
    public async Task Question_OnATerminal_DefaultsToNo_GEN13(string typed, int exit)
    {
        var terminal = new TestTerminal { InputIsTerminal = true, Input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(typed)) };
        var run = await Shell.RunThingAsync(terminal, null, CancellationToken.None, "thing", "fail", "ask");
        Assert.Equal(exit, run.Exit);
        Assert.Equal("Really? [y/N] ", run.Error);
    }

    [Fact]
    public async Task Events_ForPeople_AreLinesAndKeepBraces_GEN15()
    {
        var run = await Shell.RunThingAsync("thing", "fail", "log");
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \[INF\] thing·fail: Heard \{braces\}\n +Warning Mind this\n$", run.Error);
    }

    [Fact]
    public async Task Events_InJson_AreOneObjectPerLine()
    {
        var run = await Shell.RunThingAsync("thing", "fail", "log", "--json");
        var kinds = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (string?)System.Text.Json.Nodes.JsonNode.Parse(l)!["event"]);
        Assert.Equal(["log", "notice"], kinds);
    }

    [Fact]
    public async Task Events_WhenQuiet_AreSilent_GEN3() => Assert.Empty((await Shell.RunThingAsync("thing", "fail", "log", "-q")).Error);

    [Fact]
    public async Task Output_ThatCannotBeWritten_IsAnErrorAndNoCrash()
    {
        var run = await Shell.RunAsync(new TestTerminal { OutputOverride = new FullStream() }, null, "version");
        Assert.Equal(1, run.Exit);
        Assert.Contains("Error: No space left on device", run.Error);
    }

    [Theory]
    [InlineData("--json", "--log")]
    [InlineData("--log", "--json")]
    public async Task Json_AndLog_JsonWins_GEN2(params string[] both) => Assert.NotNull((await Shell.RunAsync(["version", .. both])).Json["version"]);

    [Fact]
    public async Task Json_FromTheEnvironment_YieldsToLog_GEN2()
    {
        var variables = new Dictionary<string, string> { ["SWAMP_OUTPUT"] = "json" };
        Assert.NotNull((await Shell.RunAsync(new TestTerminal(), variables, "version")).Json["version"]);
        Assert.StartsWith("swamp ", (await Shell.RunAsync(new TestTerminal(), variables, "version", "--log")).Output);
        Assert.StartsWith("\nError:", (await Shell.RunAsync(new TestTerminal(), variables, "nothing", "--log")).Error);
    }

    [Fact]
    public async Task LogLevel_Unknown_NamesWhereItCameFrom_GEN3()
    {
        var variables = new Dictionary<string, string> { ["SWAMP_LOG_LEVEL"] = "loud" };
        Assert.Contains("Unknown log level 'loud' in SWAMP_LOG_LEVEL.", (await Shell.RunAsync(new TestTerminal(), variables, "version")).Error);
        Assert.Contains("Unknown log level 'loud'.", (await Shell.RunAsync("version", "--log-level", "loud")).Error);
        Assert.Equal(0, (await Shell.RunAsync(new TestTerminal(), variables, "--help")).Exit);
    }

    [Fact]
    public async Task Output_UnknownInTheEnvironment_IsAnErrorUnlessAnOptionDecides()
    {
        var variables = new Dictionary<string, string> { ["SWAMP_OUTPUT"] = "xml" };
        Assert.Contains("Unknown kind of output 'xml' in SWAMP_OUTPUT.", (await Shell.RunAsync(new TestTerminal(), variables, "version")).Error);
        Assert.Equal(0, (await Shell.RunAsync(new TestTerminal(), variables, "version", "--json")).Exit);
        Assert.Equal(0, (await Shell.RunAsync(new TestTerminal(), variables, "version", "--log")).Exit);
        Assert.Equal(0, (await Shell.RunAsync(new TestTerminal(), variables, "--help")).Exit);
    }

    [Fact]
    public async Task Progress_InJson_IsAnObjectPerLine()
    {
        using var terminal = new TestTerminal();
        var clock = new SteppingClock();
        var renderer = new EventRenderer(terminal, new OutputOptions(Json: true, LogLevel.Info, false, false, false), clock);
        clock.Advance(TimeSpan.FromSeconds(2));
        await renderer.EmitAsync(new ProgressEvent("Counting", 1, 2, "things"), CancellationToken.None);
        Assert.Equal("""{"event":"progress","activity":"Counting","done":1,"total":2,"unit":"things"}""" + "\n", terminal.ErrorText);
    }

    private sealed class SteppingClock : TimeProvider
    {
        private long now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => now += time.Ticks;

        public override long GetTimestamp() => now;
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Flush() => throw new IOException("No space left on device");
    }
}
