using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Completions;
using Swamp.Cli.Rendering;
using Swamp.Cli.Tests.Framework;
using Swamp.Operations;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Cli.Tests.Completions;

public sealed class CompleterTests
{
    [Fact]
    public async Task Words_OfACommand_AreOfferedWithSummaries()
    {
        var offered = await CompleteAsync("thing", "");
        Assert.Equal(["get", "put", "fail", "list"], offered.Items.Select(i => i.Value));
        Assert.Equal("Get a thing", offered.Items[0].Description);
    }

    [Theory]
    [InlineData("--k", "--kind")]
    [InlineData("--fo", "--force")]
    public async Task Options_Started_AreOffered(string typed, string expected) =>
        Assert.Equal(expected, Assert.Single((await CompleteAsync("thing", "get", typed)).Items).Value);

    [Fact]
    public async Task Options_TypedBefore_AreOfferedAgainOnlyWhenRepeatable()
    {
        var offered = (await CompleteAsync("thing", "get", "x", "--tag", "a", "--kind", "alpha", "-f", "-")).Items.Select(i => i.Value).ToList();
        Assert.Contains("--tag", offered);
        Assert.DoesNotContain("--kind", offered);
        Assert.DoesNotContain("--force", offered);
    }

    [Theory]
    [InlineData("--kind", "b", "beta")]
    [InlineData("--kind=b", null, "--kind=beta")]
    [InlineData("--kind", "", "alpha,beta")]
    [InlineData("--limit", "", "")]
    [InlineData("--", "--k", "")]
    public async Task Values_OfAnOption_AreOffered(string first, string? second, string expected)
    {
        string[] words = second is null ? ["thing", "get", "x", first] : ["thing", "get", "x", first, second];
        Assert.Equal(expected, string.Join(',', (await CompleteAsync(words)).Items.Select(i => i.Value)));
    }

    [Fact]
    public async Task RepositoryOption_IsAFolder() => Assert.Equal(CandidateKind.Folders, (await CompleteAsync("thing", "--repo-dir", "")).Kind);

    [Fact]
    public async Task Source_OfACommand_SeesTheWordsBefore()
    {
        var seen = new List<string?>();
        var source = new CompletionSource((query, _) =>
        {
            seen.AddRange([query.Argument("first"), query.Option("--repo-dir"), query.Current]);
            return Task.FromResult(CandidateList.Of([new Candidate("one"), new Candidate("other"), new Candidate("one")]));
        });
        var offered = await CompleteAsync(Tree(source), "own", "--repo-dir", "/r", "1st", "o");
        Assert.Equal(["1st", "/r", "o"], seen);
        Assert.Equal(["one", "other"], offered.Items.Select(i => i.Value));
    }

    [Fact]
    public async Task Source_ThatFails_OffersNothing()
    {
        var offered = await CompleteAsync(Tree(new CompletionSource((_, _) => throw new InvalidOperationException("no repository"))), "own", "a", "");
        Assert.Empty(offered.Items);
    }

    [Fact]
    public async Task Source_ThatNeverEnds_OffersNothingInTime()
    {
        var never = new TaskCompletionSource<CandidateList>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.Empty((await CompleteAsync(Tree(new CompletionSource((_, _) => never.Task)), "own", "a", "")).Items);
    }

    [Fact]
    public async Task Complete_CandidatesWithControlCharacters_AreLeftOut()
    {
        var run = await Shell.RunAsync("complete", "--", "completions", "z");
        Assert.Equal("values\nzsh\n", run.Output);
    }

    private static SwampRoot Tree(CompletionSource source)
    {
        var first = new Argument<string>("first");
        var second = new Argument<string>("second");
        var root = new SwampRoot();
        root.Subcommands.Add(new FlowCommand("own", "Own", null)
        {
            Arguments = { first, second },
            Completions = new Dictionary<Symbol, CompletionSource> { [second] = source },
            Flow = (_, _) => Task.FromResult(0),
        });
        return root;
    }

    private static Task<CandidateList> CompleteAsync(params string[] words)
    {
        var root = new SwampRoot();
        root.Subcommands.Add(ThingCommands.Build());
        Flags.Settle(root);
        return CompleteAsync(root, words);
    }

    private static async Task<CandidateList> CompleteAsync(SwampRoot root, params string[] words)
    {
        using var terminal = new TestTerminal();
        var host = Shell.Host();
        var output = new OutputOptions(Json: false, LogLevel.Info, Verbose: false, Colour: false, MayAsk: false);
        var client = new InProcessClient(host, new SessionFactory(host));
        var invocation = new Invocation(root.Parse([]), host, terminal, output, client, new EventRenderer(terminal, output, host.Clock));
        return await Completer.CompleteAsync(root, words, invocation, TestContext.Current.CancellationToken);
    }
}
