using System.Diagnostics;

namespace Swamp.Cel.Tests.Properties;

/// <summary>What is within a limit works; what is beyond ends in the code of the limit, quickly.</summary>
public sealed class LimitTests
{
    private static readonly CelLimits s_small = new() { MaxSourceLength = 2000, MaxNodes = 100, MaxDepth = 20, MaxListElements = 10, MaxMapEntries = 10, MaxCallArguments = 5, MaxCost = 1000 };
    private static readonly CelEnvironment s_environment = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).WithLimits(s_small).Build();

    public static TheoryData<string, int, int> Growing => new()
    {
        // What is repeated, up to where it works, from where it has to fail.
        { "list", 10, 11 }, { "map", 10, 11 }, { "arguments", 5, 6 }, { "length", 2000, 2001 }, { "sum", 19, 21 }, { "and", 48, 101 }, { "parentheses", 5, 2000 },
        { "not", 5, 40 }, { "negate", 5, 40 }, { "select", 15, 22 }, { "index", 15, 22 }, { "lists", 15, 22 }, { "maps", 15, 22 }, { "conditional", 15, 40 }, { "macros", 8, 22 },
        { "calls", 15, 22 }, { "receivers", 15, 22 }, { "binds", 8, 22 },
    };

    [Theory]
    [MemberData(nameof(Growing))]
    public void Size_UpToTheLimitCompiles_BeyondIsRefused(string shape, int good, int bad)
    {
        _ = s_environment.Compile(Shape(shape, good));
        foreach (var size in (int[])[bad, bad * 3, bad * 1000])
        {
            var source = Shape(shape, size);
            var started = Stopwatch.GetTimestamp();
            var refused = Assert.Throws<CelException>(() => s_environment.Compile(source));

            Assert.Equal(CelErrorCodes.SizeLimit, refused.Code);
            Assert.InRange(refused.Errors[0].Offset, 0, source.Length);
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
        }
    }

    [Theory]
    [InlineData("lists.range(100).all(x, lists.range(100).all(y, x + y >= 0))")]
    [InlineData("lists.range(900).map(x, x).map(x, x).map(x, x)")]
    [InlineData("lists.range(5000)")]
    [InlineData("lists.range(500).map(x, lists.range(500)).flatten()")]
    [InlineData("lists.range(30).map(a, 'xxxxxxxxxxxxxxxx'.replace('x', 'xxxxxxxxxxxxxxxxxxxxxxxx'.replace('x', 'xxxxxxxxxxxxxxx')))")]
    [InlineData("lists.range(400).map(x, 'abcdefgh').join('abcdefghabcdefghabcdefghabcdefgh')")]
    [InlineData("cel.bind(a, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', cel.bind(b, a + a + a + a, cel.bind(c, b + b + b + b, cel.bind(d, c + c + c + c, d + d + d + d))))")]
    [InlineData("cel.bind(a, lists.range(99), [a, a, a, a, a, a] == [a, a, a, a, a, a] && [a, a, a, a, a, a] == [a, a, a, a, a, a])")]
    [InlineData("lists.range(200).map(x, 200 - x).sort() == lists.range(200).distinct() && lists.range(300).exists(x, x in lists.range(300))")]
    [InlineData("lists.range(100).map(x, '%d'.format([x]) + '%.999f'.format([1.0]))")]
    [InlineData("lists.range(100).all(x, ('a' + string(x)).matches('(a|b|c|d|e|f)+' + string(x)))")]
    [InlineData("base64.encode(bytes(lists.range(300).map(x, 'abcdefghijklmnop').join())).size() > base64.encode(bytes(lists.range(300).map(x, 'abcdefghijklmnop').join())).size()")]
    [InlineData("lists.range(600).transformMap(i, v, v).all(k, k in lists.range(600))")]
    public void Cost_BeyondTheLimit_EndsTheEvaluation(string source)
    {
        var started = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var program = s_environment.Compile(source);
        Assert.False(program.TryEvaluate(CelActivation.Empty, out var value));

        var error = program.Explain(value);
        Assert.Equal(CelErrorCodes.CostLimit, error.Code);
        Assert.InRange(error.Offset, 0, source.Length);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("{0} || true")]
    [InlineData("{0} && false")]
    [InlineData("[1, 2].exists(z, z == 2 || {0})")]
    [InlineData("[{0}, 1 / 0 > 0].size() > 0 || true")]
    public void Cost_CannotBeAbsorbed(string around)
    {
        var source = around.Replace("{0}", "lists.range(900).all(x, lists.range(900).all(y, true))", StringComparison.Ordinal);

        Assert.Equal(CelErrorCodes.CostLimit, Outcome.Of(s_environment, source, CelActivation.Empty).Code);
    }

    [Fact]
    public void Cancellation_EndsALongEvaluation()
    {
        var environment = CelEnvironment.CreateBuilder().WithLimits(new CelLimits { MaxCost = long.MaxValue }).Build();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var started = Stopwatch.GetTimestamp();

        Assert.ThrowsAny<OperationCanceledException>(() => environment.Compile("lists.range(1000000).all(x, lists.range(1000000).all(y, true))").Evaluate(CelActivation.Empty, source.Token));

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(250, 1024)]
    [InlineData(500, 8192)]
    [InlineData(5000, 1024)]
    [InlineData(5000, 384)]
    [InlineData(5000, 256)]
    public void Depth_NeverOverflowsTheStack(int depth, int kilobytes)
    {
        Exception? problem = null;
        var thread = new Thread(() => problem = Record.Exception(() => Deepest(depth)), kilobytes << 10);
        thread.Start();
        thread.Join();

        Assert.Null(problem);
    }

    /// <summary>Whether a program fits is decided where it runs: it may have been compiled on a larger stack.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Program_OfALargeStack_EndsInAnErrorOnASmallOne(bool awaits)
    {
        var environment = CelEnvironment.CreateBuilder().WithLimits(new CelLimits { MaxDepth = 500 }).Build();
        var programs = new List<CelProgram>();
        var large = new Thread(() => programs.AddRange(((string[])["conditional", "macros", "calls", "binds", "sum", "index", "lists"]).Select(s => environment.Compile(Shape(s, s is "macros" or "binds" ? 240 : 480)))), 16 << 20);
        large.Start();
        large.Join();
        Assert.Equal(7, programs.Count);
        var codes = new List<string?>();
        var small = new Thread(() => codes.AddRange(programs.Select(p => Record.Exception(() => awaits ? p.EvaluateAsync(CelActivation.Empty).AsTask().GetAwaiter().GetResult() : p.Evaluate(CelActivation.Empty))).Select(static e => e is CelException c ? c.Code : e?.GetType().Name)), 160 << 10);
        small.Start();
        small.Join();

        Assert.Equal(7, codes.Count);
        Assert.All(codes, static c => Assert.Contains(c, (string?[])[null, CelErrorCodes.SizeLimit, CelErrorCodes.UnknownIdentifier]));
    }

    private static void Deepest(int depth)
    {
        var environment = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).WithLimits(new CelLimits { MaxDepth = depth }).Build();
        foreach (var (name, _, _) in Growing.Select(static r => r.Data))
        {
            for (var size = depth > 250 ? 600 : 300; size > 0; size -= size > 100 ? 7 : 1)
            {
                var parsed = environment.Parse(Shape(name, size));
                if (!parsed.IsValid) continue;
                try
                {
                    _ = parsed.Root.ToString();
                    _ = environment.Check(parsed).Errors.Count;
                    var outcome = Outcome.Of(environment, parsed.Source, CelActivation.From("a", CelValue.EmptyMap));
                    if (outcome.Code is null) _ = outcome.Value.ToString() + outcome.Value.GetHashCode() + outcome.Value.Equals(outcome.Value);
                    _ = environment.Compile(parsed.Source).References.Roots.Count;
                }
                catch (InsufficientExecutionStackException)
                {
                    // Printing has no error of its own; what matters is that the process lives.
                }
                catch (CelException refused) when (refused.Code == CelErrorCodes.SizeLimit)
                {
                    // Compiling takes more of the stack than parsing.
                }

                break;
            }
        }
    }

    private static string Shape(string name, int n) => name switch
    {
        "list" => $"[{string.Join(", ", Enumerable.Repeat("1", n))}]",
        "map" => $"{{{string.Join(", ", Enumerable.Range(0, n).Select(static i => $"{i}: 1"))}}}",
        "arguments" => $"math.greatest({string.Join(", ", Enumerable.Repeat("1", n))})",
        "length" => "1" + new string(' ', n - 1),
        "sum" => string.Join(" + ", Enumerable.Repeat("1", n)),
        "and" => string.Join(" && ", Enumerable.Repeat("a", n)),
        "parentheses" => new string('(', n) + "1" + new string(')', n),
        "not" => string.Concat(Enumerable.Repeat("!(", n)) + "true" + new string(')', n),
        "negate" => string.Concat(Enumerable.Repeat("-(", n)) + "1" + new string(')', n),
        "select" => "a" + string.Concat(Enumerable.Repeat(".b", n)),
        "index" => "a" + string.Concat(Enumerable.Repeat("[0]", n)),
        "lists" => new string('[', n) + new string(']', n),
        "maps" => string.Concat(Enumerable.Repeat("{1: ", n)) + "1" + new string('}', n),
        "conditional" => string.Concat(Enumerable.Repeat("true ? 1 : ", n)) + "2",
        "macros" => string.Concat(Enumerable.Repeat("[1].map(x, ", n)) + "x" + new string(')', n),
        "calls" => string.Concat(Enumerable.Repeat("dyn(", n)) + "1" + new string(')', n),
        "receivers" => "'a'" + string.Concat(Enumerable.Repeat(".trim()", n)),
        _ => string.Concat(Enumerable.Repeat("cel.bind(x, 1, ", n)) + "x" + new string(')', n),
    };
}
