using System.Globalization;

namespace Swamp.Cel.Tests.Evaluation;

/// <summary>What a host gives: variables, functions, unknowns, errors.</summary>
public sealed class HostTests
{
    private static readonly CelEnvironment s_environment = CelEnvironment.CreateBuilder()
        .AddFunction(CelFunction.Create("boom", [], CelType.Bool, static _ => throw new InvalidOperationException("it broke")))
        .AddFunction(CelFunction.CreateAsync("boomLater", [], CelType.Bool, static async (_, _) =>
        {
            await Task.Yield();
            throw new TimeoutException("too late");
        }))
        .AddFunction(CelFunction.Create("_us", [CelType.Int], CelType.Int, static a => a[0]))
        .AddFunction(CelFunction.Create("data.latest", [CelType.String], CelType.Dyn, static a => a[0]))
        .Build();

    [Fact]
    public void Function_ThatThrows_IsAnErrorOfTheHost_WithItsPlaceAndCause()
    {
        var error = Assert.Throws<CelException>(() => Evaluate("1 == 1 && boom()"));

        Assert.Equal((CelErrorCodes.Host, 1, 11), (error.Code, error.Line, error.Column));
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Contains("it broke", error.Reason, StringComparison.Ordinal);
        Assert.True(Evaluate("boom() || true").AsBool());
    }

    [Fact]
    public async Task Function_ThatFailsLater_IsAnErrorOfTheHost_AndTheTokenIsNot()
    {
        var program = s_environment.Compile("boomLater() || true");
        Assert.True((await program.EvaluateAsync(CelActivation.Empty, TestContext.Current.CancellationToken)).AsBool());
        var failing = s_environment.Compile("boomLater()");
        Assert.Equal(CelErrorCodes.Host, (await Assert.ThrowsAsync<CelException>(async () => await failing.EvaluateAsync(CelActivation.Empty, TestContext.Current.CancellationToken))).Code);

        using var ended = new CancellationTokenSource();
        var waiting = CelEnvironment.CreateBuilder().AddFunction(CelFunction.CreateAsync("wait", [], CelType.Bool, async (_, ct) =>
        {
            await ended.CancelAsync();
            ct.ThrowIfCancellationRequested();
            return CelValue.True;
        })).Build().Compile("wait() || true");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting.EvaluateAsync(CelActivation.Empty, ended.Token));
    }

    [Fact]
    public void LazyVariable_ThatFails_IsTheSameErrorEachTime()
    {
        var calls = 0;
        var variables = new DictionaryActivation().SetLazy("v", () =>
        {
            calls++;
            throw new CelException("MY_CODE", "not today");
        });

        Assert.True(Evaluate("v == 1 || true", variables).AsBool());
        var error = Assert.Throws<CelException>(() => Evaluate("1 + v", variables));
        Assert.Equal(("MY_CODE", "not today", 1, 5), (error.Code, error.Reason, error.Line, error.Column));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void LazyVariable_ServesManyEvaluationsAtOnce_AndIsComputedOnce()
    {
        var program = s_environment.Compile("v + 1 == 3");
        for (var round = 0; round < 50; round++)
        {
            var calls = 0;
            var variables = new DictionaryActivation().SetLazy("v", () => CelValue.Int(1 + Interlocked.Increment(ref calls)));
            Parallel.For(0, 8, _ => Assert.True(program.Evaluate(variables).AsBool()));
            Assert.Equal(1, calls);
        }
    }

    [Fact]
    public void LazyVariable_ThatNeedsItself_IsAnError()
    {
        var variables = new DictionaryActivation();
        variables.SetLazy("v", () => Evaluate("v + 1", variables));

        Assert.Equal(CelErrorCodes.Host, Assert.Throws<CelException>(() => Evaluate("v", variables)).Code);
    }

    [Fact]
    public async Task AwaitedVariable_ReadWithoutWaiting_SaysSo_AndIsComputedOnce()
    {
        var calls = 0;
        var variables = new DictionaryActivation().SetLazyAsync("v", async _ =>
        {
            Interlocked.Increment(ref calls);
            await Task.Yield();
            return CelValue.Int(2);
        });

        var error = Assert.Throws<CelException>(() => Evaluate("v", variables));
        Assert.Equal(CelErrorCodes.UnknownValue, error.Code);
        Assert.Contains("EvaluateAsync", error.Reason, StringComparison.Ordinal);
        var program = s_environment.Compile("v + v");
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => program.EvaluateAsync(variables, TestContext.Current.CancellationToken).AsTask()));
        Assert.All(all, static v => Assert.Equal(4, v.AsInt()));
        Assert.Equal(1, calls);
        Assert.Equal(2, Evaluate("v", variables).AsInt());
    }

    [Fact]
    public void ErrorValue_OfTheHost_HasThePlaceWhereItIsUsed_EachTime()
    {
        var variables = CelActivation.From("v", CelValue.Error("MINE", "no"));

        Assert.Equal(1, Assert.Throws<CelException>(() => Evaluate("v", variables)).Column);
        Assert.Equal(9, Assert.Throws<CelException>(() => Evaluate("1 + 2 + v", variables)).Column);
    }

    [Theory]
    [InlineData("l == [1, 2]", "unknown(l1)")]
    [InlineData("l != [1, 2]", "unknown(l1)")]
    [InlineData("l == [2, 2]", "false")]
    [InlineData("l == [1]", "false")]
    [InlineData("m == {'a': 1, 'b': 1}", "unknown(mb)")]
    [InlineData("m == {'a': 2, 'b': 1}", "false")]
    [InlineData("l in [[1, 2]]", "unknown(l1)")]
    [InlineData("l in [[3, 2]]", "false")]
    [InlineData("1 in l", "true")]
    [InlineData("5 in l", "unknown(l1)")]
    [InlineData("[l, [1, 2]].distinct()", "unknown(l1)")]
    [InlineData("l + [2]", "unknown(l1)")]
    [InlineData("l.reverse()", "unknown(l1)")]
    [InlineData("[l].flatten()", "unknown(l1)")]
    [InlineData("l.slice(0, 1)", "[1]")]
    [InlineData("l.sort()", "unknown(l1)")]
    [InlineData("math.greatest(l)", "unknown(l1)")]
    [InlineData("l[0]", "1")]
    public void Unknowns_InContainers_MakeUnknownWhatDependsOnThem(string source, string expected)
    {
        var variables = new DictionaryActivation()
            .Set("l", CelValue.List(CelValue.Int(1), CelValue.Unknown("l1")))
            .Set("m", CelValue.Map([KeyValuePair.Create("a", CelValue.Int(1)), KeyValuePair.Create("b", CelValue.Unknown("mb"))]));

        Assert.Equal(expected, Evaluate(source, variables).ToString());
    }

    [Theory]
    [InlineData("int('5\\x00')")]
    [InlineData("int('5\\x00\\x00')")]
    [InlineData("uint('5\\x00')")]
    [InlineData("double('1.5\\x00\\x00')")]
    [InlineData("timestamp('202\\x00-01-02T03:04:05Z')")]
    [InlineData("timestamp('2020-01-02T03:04:05+01:0\\x00')")]
    [InlineData("timestamp('2020-01-02t03:04:05Z')")]
    [InlineData("timestamp('2020-01-02 03:04:05z')")]
    [InlineData("base64.decode('aGVsbG8====')")]
    [InlineData("base64.decode('=')")]
    public void Text_ThatIsNearlyAValue_IsRefused(string source) =>
        Assert.Equal(CelErrorCodes.Conversion, Assert.Throws<CelException>(() => Evaluate(source)).Code);

    [Theory]
    [InlineData("[{'a': 2}, {'a': 1}].sortBy(x, x.a)", "[{\"a\": 1}, {\"a\": 2}]")]
    [InlineData("['bb', 'a', 'cc'].sortBy(x, size(x))", "[\"a\", \"bb\", \"cc\"]")]
    [InlineData("[3, 1, 2].sortBy(x, -x)", "[3, 2, 1]")]
    [InlineData("[].sortBy(x, x)", "[]")]
    [InlineData("cel.bind(x, 2, [1, 2].sortBy(y, y * -x).map(z, z + x))", "[4, 3]")]
    [InlineData("timestamp('2020-01-02T03:04:05.1234567899Z')", "timestamp(\"2020-01-02T03:04:05.123456789Z\")")]
    public void Expression_GivesTheValue(string source, string expected) => Assert.Equal(expected, Evaluate(source).ToString());

    [Theory]
    [InlineData("[1, 'a'].sortBy(x, x)", CelErrorCodes.Argument)]
    [InlineData("[[1]].sortBy(x, x)", CelErrorCodes.NoSuchOverload)]
    [InlineData("{'a': 1}.sortBy(x, x)", CelErrorCodes.NoSuchOverload)]
    [InlineData("1.sortBy(x, x)", CelErrorCodes.NoSuchOverload)]
    public void SortBy_OfWhatHasNoOrder_IsAnError(string source, string code) =>
        Assert.Equal(code, Assert.Throws<CelException>(() => Evaluate(source)).Code);

    [Theory]
    [InlineData("[{\"a\": 2}].sortBy(x, x.a)", "list(map(string, int))")]
    [InlineData("[1, 2].sortBy(x, string(x))[0]", "int")]
    public void SortBy_IsTyped(string source, string type)
    {
        var check = s_environment.Check(source);

        Assert.True(check.IsValid);
        Assert.Equal(type, check.Type.ToString());
        Assert.Equal(source, s_environment.Parse(source).Root.ToString());
    }

    [Fact]
    public void SortBy_ByAList_DoesNotCheck() => Assert.Contains(s_environment.Check("[[1]].sortBy(x, x)").Errors, static e => e.Code == CelErrorCodes.TypeMismatch);

    [Fact]
    public void Format_DoesNotFollowTheCultureOfTheThread()
    {
        var before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NumberDecimalSeparator = ";";
        CultureInfo.CurrentCulture = odd;
        try
        {
            Assert.Equal("-5 5 -101 -1.50 -5 -5 1", Evaluate("'%d %d %b %.2f %x %s %b'.format([-5, 5u, -5, -1.5, -5, -5, true])").AsString());
            Assert.Equal("-5-1.5", Evaluate("string(-5) + string(-1.5)").AsString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("data.latets('m')", "undeclared function 'data.latets'", "data.latest")]
    [InlineData("base64.encod(b'a')", "undeclared function 'base64.encod'", "base64.encode")]
    [InlineData("other.latest('m')", "undeclared function 'latest'", null)]
    [InlineData("[1].mpa(x, x)", "undeclared function 'mpa'", "map")]
    [InlineData("[1].exist(x, true)", "undeclared function 'exist'", "exists")]
    [InlineData("[1].map(x)", "the macro 'map' takes 2 or 3 arguments, and these are 1", null)]
    [InlineData("upperAscii('a')", "undeclared function 'upperAscii'; it is called as string.upperAscii()", null)]
    [InlineData("sise([1])", "undeclared function 'sise'", "size")]
    [InlineData("'a'.trimm()", "undeclared function 'trimm'", "trim")]
    public void UnknownFunction_IsExplained(string source, string message, string? suggestion)
    {
        var compiled = Assert.Throws<CelException>(() => s_environment.Compile(source)).Errors[0];
        var check = s_environment.Check(source).Errors.Single(static e => e.Code == CelErrorCodes.UnknownFunction);

        Assert.Equal((message, suggestion), (compiled.Message, compiled.Suggestion));
        Assert.Equal((message, suggestion), (check.Message, check.Suggestion));
    }

    [Fact]
    public void WrongStyle_NamesTheOther() => Assert.StartsWith("undeclared function 'int'; it is called as int(", Assert.Throws<CelException>(() => s_environment.Compile("'a'.int()")).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("\tinputs.nam", "\n  \tinputs.nam\n  \t       ^")]
    [InlineData("1\r + \tinputs.nam", "\n   + \tinputs.nam\n     \t       ^")]
    public void Caret_StandsBelowItsPlace(string source, string excerpt)
    {
        var variables = CelActivation.From("inputs", CelValue.Map([KeyValuePair.Create("name", CelValue.Int(1))]));

        var error = Assert.Throws<CelException>(() => Evaluate(source, variables));

        Assert.EndsWith(excerpt, error.Message, StringComparison.Ordinal);
        Assert.Equal(source.Count(static c => c == '\r') + 1, error.Line);
    }

    [Theory]
    [InlineData("1 + '\u001b[31m' + 1")]
    [InlineData("{}['\\x1b[31m']")]
    public void Message_HasNoControlCharacters(string source) =>
        Assert.DoesNotContain(Assert.Throws<CelException>(() => Evaluate(source)).Message, static c => char.IsControl(c) && c != '\n');

    [Theory]
    [InlineData("inptus.x", 0, 6)]
    [InlineData("1 + inptus", 4, 6)]
    [InlineData("sise([1])", 0, 4)]
    [InlineData("1 && true", 2, 2)]
    [InlineData("1 / 0", 2, 1)]
    public void Error_CoversTheWord(string source, int offset, int length)
    {
        var error = Assert.Throws<CelException>(() => s_environment.Compile(source, new CelCompileOptions { RequireDeclaredVariables = true }).Evaluate(CelActivation.Empty)).Errors[0];

        Assert.Equal((offset, length), (error.Offset, error.Length));
    }

    [Fact]
    public void References_HaveFunctionsWithAnUnderscore_AndTheRangeOfATestedPath()
    {
        var found = s_environment.Compile("_us(1) == 1 && has(b.y)").References;

        Assert.Equal("_us", Assert.Single(found.Calls).Name);
        var path = Assert.Single(found.Paths);
        Assert.Equal("b.y", "_us(1) == 1 && has(b.y)".Substring(path.Offset, path.Length));
    }

    [Theory]
    [InlineData("1 + 'a'", "no such overload: int + string")]
    [InlineData("!1", "no such overload: !int")]
    [InlineData("1 in 1", "no such overload: int in int")]
    [InlineData("[1]['a']", "no such overload: list[string]")]
    public void NoOverload_IsWrittenAsTheOperatorIs(string source, string reason) =>
        Assert.Equal(reason, Assert.Throws<CelException>(() => Evaluate(source)).Reason);

    private static CelValue Evaluate(string source, ICelActivation? variables = null) => s_environment.Compile(source).Evaluate(variables ?? CelActivation.Empty);
}
