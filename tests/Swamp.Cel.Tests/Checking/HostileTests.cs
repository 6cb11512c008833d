using System.Diagnostics;
using System.Text;

namespace Swamp.Cel.Tests.Checking;

/// <summary>Expressions that are made to take long, to grow or to nest end in an answer all the same.</summary>
public sealed class HostileTests
{
    private static readonly CelEnvironment s_wide = CelEnvironment.CreateBuilder()
        .WithLimits(new CelLimits { MaxDepth = 1000, MaxCallArguments = 1000 })
        .Build();

    /// <summary>Every binding doubles the type of the one before.</summary>
    [Fact]
    public void TypeThatDoublesAtEveryStep_BecomesDynamic()
    {
        var text = new StringBuilder("cel.bind(a0, 1, ");
        for (var i = 1; i < 120; i++) text.Append($"cel.bind(a{i}, {{a{i - 1}: a{i - 1}}}, ");
        text.Append("a119").Append(')', 120);

        var check = Timed(s_wide, text.ToString());

        Assert.True(check.IsValid);
        Assert.True(check.Type.Weight <= 1000);
    }

    /// <summary>The types are not known when they are put together, and grow only afterwards.</summary>
    [Fact]
    public void TypesThatGrowByUnification_AreLimited()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 100; i++) text.Append($"cel.bind(a{i}, [], ");
        for (var i = 1; i < 100; i++) text.Append($"a{i} == [{{1: a{i - 1}}}, {{1: a{i - 1}}}] && ");
        text.Append("true").Append(')', 100);

        Timed(s_wide, text.ToString());
    }

    [Fact]
    public void LongChainOfUnknownTypes_IsAnswered()
    {
        var text = new StringBuilder();
        const int Blocks = 20;
        const int Slots = 1000;
        for (var b = 0; b < Blocks; b++) text.Append("cel.block([").AppendJoin(", ", Enumerable.Repeat("[]", Slots)).Append("], ");
        text.AppendJoin(" && ", Enumerable.Range(1, Slots - 1).Select(static i => $"cel.index({i - 1}) == [cel.index({i})]"));
        text.Append(')', Blocks);

        Timed(s_wide, text.ToString());
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{1: ", "}")]
    [InlineData("optional.of(", ")")]
    [InlineData("[1].map(x, ", ")")]
    [InlineData("!(", ")")]
    [InlineData("true ? 1 : (", ")")]
    public void DeepNesting_OnASmallStack_IsAnswered(string open, string close)
    {
        var source = string.Concat(Enumerable.Repeat(open, 900)) + "1" + string.Concat(Enumerable.Repeat(close, 900));
        CelCheckResult? check = null;
        var parsed = s_wide.Parse(source);
        var thread = new Thread(() => check = s_wide.Check(parsed), 256 * 1024);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(20)));

        Assert.NotNull(check);
        Assert.All(check.Errors, e => Assert.InRange(e.Offset, 0, source.Length));
    }

    [Fact]
    public void ManyOperands_AreCheckedQuickly()
    {
        var source = string.Join(" && ", Enumerable.Range(0, 12_000).Select(static i => $"a{i} + 1 > {i}"));

        Assert.True(Timed(CelEnvironment.Standard, source).IsValid);
    }

    [Fact]
    public void ManyErrors_AreCountedOut()
    {
        var source = string.Join(" && ", Enumerable.Range(0, 20_000).Select(static i => $"{i}"));

        Assert.Equal(100, Timed(CelEnvironment.Standard, source).Errors.Count);
    }

    private static CelCheckResult Timed(CelEnvironment environment, string source)
    {
        var watch = Stopwatch.StartNew();
        var check = environment.Check(source);
        Assert.True(check.Parsed.IsValid);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
        Assert.All(check.Errors, e => Assert.True(e.Code == CelErrorCodes.SizeLimit || e.Offset < source.Length));
        return check;
    }
}
