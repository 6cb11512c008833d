using System.Diagnostics;
using System.Text.Json;

namespace Swamp.Cel.Tests.Properties;

/// <summary>Whatever an expression does is paid for by the size of what it touches, ends with its token, and fits into memory.</summary>
public sealed class ChargeTests
{
    /// <summary>Far more than is needed, since the machine may be busy, and far less than the same takes when it is not paid for: hours.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private static readonly CelEnvironment s_patient = CelEnvironment.CreateBuilder().WithLimits(new CelLimits { MaxCost = long.MaxValue }).Build();

    /// <summary>Walks that are short to write: each ends in the limit of costs, quickly and without gigabytes.</summary>
    public static TheoryData<string> Walks => new(
        Doubled("a", 20, Doubled("b", 20, "lists.range(1000000).all(i, a20 == b20)")),
        Doubled("a", 20, Doubled("b", 20, "lists.range(1000000).all(i, [a20] == [b20])")),
        Doubled("a", 20, Doubled("b", 20, "lists.range(1000000).all(i, a20 <= b20)")),
        Doubled("a", 20, "cel.bind(m, {'1':1,'2':1,'3':1,'4':1,'5':1,'6':1,'7':1,'8':1,'9':1}, lists.range(1000000).all(i, !(a20 in m)))"),
        Doubled("a", 20, "cel.bind(m, {a20: 1}, lists.range(1000000).all(i, m[a20] == 1))"),
        Doubled("a", 20, "lists.range(1000000).map(i, a20).distinct()"),
        Doubled("a", 17, "cel.bind(x, lists.range(30).map(i, a17 + string(i)), lists.range(20000).map(i, x[i % 30]).sort())"),
        Doubled("a", 17, "cel.bind(x, lists.range(30).map(i, a17 + string(i)), lists.range(20000).sortBy(i, x[i % 30]))"),
        Doubled("a", 20, "lists.range(1000000).all(i, int(a20) == 1 || true)"),
        "cel.bind(l, lists.range(1000000), lists.range(1000000).all(i, math.greatest(l) > 0))",
        "cel.bind(l, lists.range(1000000), lists.range(1000000).all(i, l.reverse().size() > 0))",
        $"lists.range(39000).map(i, [{string.Join(", ", Enumerable.Repeat("i", 1000))}])",
        $"lists.range(19000).map(i, {{{string.Join(", ", Enumerable.Range(0, 1000).Select(static k => $"'k{k}': i"))}}})",
        Doubled("a", 19, "a19.split('')"),
        "lists.range(9).map(j, lists.range(1000000).transformMap(i, v, v))",
        "lists.range(1000000).all(i, data.s != '')",
        "lists.range(1000000).all(i, size([big][0]) > 0)",
        "lists.range(1000000).all(i, nested[0].rows[i % 20000] >= 0)");

    [Theory]
    [MemberData(nameof(Walks))]
    public void Walk_EndsInTheLimit_InTimeAndMemory(string source)
    {
        var environment = CelEnvironment.Standard;
        var program = environment.Compile(source);
        var variables = Documents();
        var started = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var ended = !program.TryEvaluate(variables, out var value);

        var (time, bytes) = (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(time < s_patience && bytes < 1 << 30, $"{time.TotalSeconds:0.0} s, {bytes >> 20} MiB");
        if (ended) Assert.Equal(CelErrorCodes.CostLimit, program.Explain(value).Code);
        else Assert.Contains("nested", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("distinct")]
    [InlineData("sort")]
    [InlineData("greatest")]
    public void Token_EndsAWalk(string walk)
    {
        var source = walk switch
        {
            "distinct" => Doubled("a", 18, "lists.range(100000).map(i, a18).distinct()"),
            "sort" => Doubled("a", 17, "cel.bind(x, lists.range(30).map(i, a17 + string(i)), lists.range(1000000).map(i, x[i % 30]).sort())"),
            _ => "cel.bind(l, lists.range(1000000), lists.range(1000000).all(i, math.greatest(l) > 0))",
        };
        var program = s_patient.Compile(source);
        using var token = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var started = Stopwatch.GetTimestamp();

        Assert.ThrowsAny<OperationCanceledException>(() => program.Evaluate(CelActivation.Empty, token.Token));
        Assert.True(Stopwatch.GetElapsedTime(started) < s_patience);
    }

    [Theory]
    [InlineData("lists.range(300000).map(i, i * 4294967297).distinct().size()")]
    [InlineData("lists.range(300000).map(i, uint(i) * 4294967297u).distinct().size()")]
    [InlineData("lists.range(300000).map(i, double(i * 4294967297)).distinct().size()")]
    [InlineData("lists.range(300000).transformMapEntry(i, v, {v * 4294967297: 0}).size()")]
    [InlineData("lists.range(300000).map(i, timestamp((i % 2 == 0 ? i : -i) * 200001)).distinct().size()")]
    public void Keys_ThatCollideInTheRuntimesHash_AreAsFastAsOthers(string source)
    {
        var program = CelEnvironment.Standard.Compile(source);
        var started = Stopwatch.GetTimestamp();

        Assert.Equal(300000, program.Evaluate(CelActivation.Empty, TestContext.Current.CancellationToken).AsInt());
        Assert.True(Stopwatch.GetElapsedTime(started) < s_patience);
    }

    [Fact]
    public void EqualNumbers_HaveEqualHashes_WhateverTheirKind()
    {
        foreach (var number in (long[])[0, 1, -1, 4294967297, -4294967297, 1L << 40, -(1L << 52)])
        {
            Assert.Equal(CelValue.Int(number).GetHashCode(), CelValue.Double(number).GetHashCode());
            if (number >= 0) Assert.Equal(CelValue.Int(number).GetHashCode(), CelValue.Uint((ulong)number).GetHashCode());
        }

        Assert.Equal(CelValue.Uint(1UL << 63).GetHashCode(), CelValue.Double(9223372036854775808.0).GetHashCode());
        Assert.Equal(CelValue.Double(0.0).GetHashCode(), CelValue.Double(-0.0).GetHashCode());
    }

    [Theory]
    [InlineData("rows.all(i, x, other[i] == x)", "true")]
    [InlineData("rows.all(i, x, inner.deeper.rows[i] == x)", "true")]
    [InlineData("objects.all(i, x, objects[i].n == i)", "true")]
    [InlineData("big.all(k, v, v == 1)", "true")]
    [InlineData("big == big2", "true")]
    [InlineData("inner.big == big", "true")]
    [InlineData("rows.all(i, x, ('k' + string(i)) in inner.big)", "true")]
    [InlineData("size(big) == 20000 && !('q' in big) && big.k19999 == 1", "true")]
    public void Json_IsWalkedWithoutBeingQuadratic(string source, string expected)
    {
        var program = CelEnvironment.Standard.Compile(source);
        var variables = Documents();
        var started = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(expected, program.Evaluate(variables, TestContext.Current.CancellationToken).ToString());

        Assert.True(Stopwatch.GetElapsedTime(started) < s_patience);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100 << 20);
    }

    [Fact]
    public void Json_ServesManyEvaluationsAtOnce()
    {
        var variables = Documents();
        var program = CelEnvironment.Standard.Compile("lists.range(200).all(i, inner.deeper.rows[i] == i && big['k' + string(i)] == 1 && objects[i].n == i)");

        Parallel.For(0, 200, _ => Assert.True(program.Evaluate(variables).AsBool()));
    }

    [Theory]
    [InlineData("{}[a]")]
    [InlineData("{a: 1, a: 2}")]
    [InlineData("int(a)")]
    [InlineData("[1].transformMapEntry(i, v, {a: i}).map(k, k)[0][a]")]
    [InlineData("[1, 2].transformMapEntry(i, v, {a: i})")]
    [InlineData("timestamp(a)")]
    public void Messages_AreShort_WhateverTheData(string source)
    {
        var error = Assert.Throws<CelException>(() => CelEnvironment.Standard.Compile(source).Evaluate(CelActivation.From("a", CelValue.String(new string('x', 1_000_000)))));

        Assert.InRange(error.Message.Length, 1, 1500);
    }

    [Fact]
    public void JsonTree_HasALimitForItsText()
    {
        var value = CelEnvironment.Standard.Compile(Doubled("a", 12, "lists.range(10000).map(i, a12)")).Evaluate(CelActivation.Empty);

        Assert.Equal(CelErrorCodes.CostLimit, Assert.Throws<CelException>(value.ToJsonNode).Code);
        Assert.NotNull(CelEnvironment.Standard.Compile(Doubled("a", 12, "lists.range(100).map(i, a12)")).Evaluate(CelActivation.Empty).ToJsonNode());
    }

    [Fact]
    public void Equals_OfValuesThatAreTooDeepToCompare_IsFalseAndDoesNotThrow()
    {
        var (a, b) = (CelValue.Int(1), CelValue.Int(1));
        for (var i = 0; i < 3000; i++) (a, b) = (CelValue.List(a), CelValue.List(b));

        Assert.False(a == b);
        Assert.True(a == a.AsList()[0] || a.Equals(a));
        Assert.Contains(a, new HashSet<CelValue> { a });
    }

    private static ICelActivation Documents()
    {
        var rows = $"[{string.Join(',', Enumerable.Range(0, 20000))}]";
        var names = $"{{{string.Join(',', Enumerable.Range(0, 20000).Select(static i => $"\"k{i}\":1"))}}}";
        var objects = $"[{string.Join(',', Enumerable.Range(0, 20000).Select(static i => $"{{\"n\":{i}}}"))}]";
        return CelActivation.From(JsonDocument.Parse(
            $$$"""{"rows":{{{rows}}},"other":{{{rows}}},"objects":{{{objects}}},"big":{{{names}}},"big2":{{{names}}},"data":{"s":"{{{new string('x', 1_000_000)}}}"},"inner":{"big":{{{names}}},"deeper":{"rows":{{{rows}}}}},"nested":[{"rows":{{{rows}}}}]}""").RootElement);
    }

    /// <summary>An expression with variables a0 … an, each twice as long as the one before: 16 characters, 32, …</summary>
    private static string Doubled(string name, int count, string body) =>
        $"cel.bind({name}0, 'xxxxxxxxxxxxxxxx', {string.Concat(Enumerable.Range(1, count).Select(i => $"cel.bind({name}{i}, {name}{i - 1} + {name}{i - 1}, "))}{body}{new string(')', count + 1)}";
}
