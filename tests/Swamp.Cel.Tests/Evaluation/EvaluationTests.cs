using System.Text.Json;

namespace Swamp.Cel.Tests.Evaluation;

public sealed class EvaluationTests
{
    private static readonly CelEnvironment Dialect = CelEnvironment.CreateBuilder()
        .WithDialect(CelDialect.Swamp)
        .AddFunction(CelFunction.CreateAsync("data.latest", [CelType.String, CelType.String], CelType.Dyn, async (a, ct) =>
        {
            await Task.Yield();
            return CelValue.FromJson(JsonDocument.Parse("{\"attributes\":{\"foo\":\"" + a[0].AsString() + "-" + a[1].AsString() + "\"}}").RootElement);
        }))
        .AddFunction(CelFunction.CreateReceiver("shout", [CelType.String], CelType.String, a => CelValue.String(a[0].AsString().ToUpperInvariant())))
        .Build();

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("1 + 2.5", "3.5")]
    [InlineData("size(inputs.items) > 2 && inputs.name == 'web' ? 'a-' + inputs.name : 'b'", "\"a-web\"")]
    [InlineData("inputs.items.map(x, x * 2).filter(x, x > 2)", "[4,6]")]
    [InlineData("inputs.items.exists(x, x == 2) && !inputs.items.all(x, x > 2)", "true")]
    [InlineData("false && nope.x", "false")]
    [InlineData("nope || true", "true")]
    [InlineData("[1, 'a', {'k': 2u}]", "[1,\"a\",{\"k\":2}]")]
    [InlineData("inputs.?missing.orValue('d')", "\"d\"")]
    [InlineData("has(inputs.name) && !has(inputs.other)", "true")]
    [InlineData("cel.bind(x, 3, x * x)", "9")]
    [InlineData("'a,b'.split(',').join('-')", "\"a-b\"")]
    [InlineData("timestamp('2026-11-21T02:38:11.932000001Z') + duration('1h30m')", "\"2026-11-21T04:08:11.932000001Z\"")]
    [InlineData("duration('90s').getMinutes()", "1")]
    [InlineData("'x'.shout()", "\"X\"")]
    [InlineData("inputs['name'].upperAscii()", "\"WEB\"")]
    [InlineData("9007199254740993 == 9007199254740992.0", "false")]
    [InlineData("'%s is %.2f'.format(['pi', 3.14159])", "\"pi is 3.14\"")]
    [InlineData("'äöü😀'.size()", "4")]
    [InlineData("type(1) == int && type(timestamp(0)) == google.protobuf.Timestamp", "true")]
    public void Evaluate_Expression_GivesTheValue(string source, string json)
    {
        var value = Dialect.Compile(source).Evaluate(Inputs(), TestContext.Current.CancellationToken);

        Assert.Equal(json, value.ToJsonNode()?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null");
    }

    [Theory]
    [InlineData("1 +", CelErrorCodes.Syntax)]
    [InlineData("inputs.nam", CelErrorCodes.NoSuchKey)]
    [InlineData("imputs.name", CelErrorCodes.UnknownIdentifier)]
    [InlineData("sise([1])", CelErrorCodes.UnknownFunction)]
    [InlineData("'a' + 1", CelErrorCodes.NoSuchOverload)]
    [InlineData("9223372036854775807 + 1", CelErrorCodes.Overflow)]
    [InlineData("1 / 0", CelErrorCodes.DivideByZero)]
    [InlineData("[1][9]", CelErrorCodes.IndexOutOfRange)]
    [InlineData("{'a': 1, 'a': 2}", CelErrorCodes.MapKey)]
    [InlineData("'a'.matches('(')", CelErrorCodes.Regex)]
    [InlineData("lists.range(3000).map(a, lists.range(3000).map(b, lists.range(3000).map(c, 1)))", CelErrorCodes.CostLimit)]
    public void Evaluate_BadExpression_HasItsCodeAndPlace(string source, string code)
    {
        var error = Assert.Throws<CelException>(() => Dialect.Compile(source).Evaluate(Inputs(), TestContext.Current.CancellationToken));

        Assert.Equal(code, error.Code);
        Assert.True(code == CelErrorCodes.CostLimit || error.Column > 0);
    }

    [Theory]
    [InlineData("inputs.nam", "did you mean 'name'?")]
    [InlineData("imputs.name", "did you mean 'inputs'?")]
    [InlineData("sise([1])", "did you mean 'size'?")]
    public void Evaluate_Typo_Suggests(string source, string suggestion)
    {
        var error = Assert.Throws<CelException>(() => Dialect.Compile(source).Evaluate(Inputs(), TestContext.Current.CancellationToken));

        Assert.Contains(suggestion, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data.latest('m', inputs.name).attributes.foo", "m-web")]
    [InlineData("inputs.items.map(i, data.latest('m' + string(i), 'x').attributes.foo).join()", "m1-xm2-xm3-x")]
    [InlineData("false ? data.latest('m', 'n').nope : data.latest(data.latest('a', 'b').attributes.foo, 'c').attributes.foo", "a-b-c")]
    public async Task EvaluateAsync_HostCalls_AreAwaitedWhereverTheyStand(string source, string expected)
    {
        var program = Dialect.Compile(source);

        Assert.True(program.IsAsync);
        Assert.Equal(expected, (await program.EvaluateAsync(Inputs(), TestContext.Current.CancellationToken)).AsString());
    }

    // A guard that is false keeps what stands behind it from running.
    [Theory]
    [InlineData("no() && destroy()", 0)]
    [InlineData("!no() || destroy()", 0)]
    [InlineData("no() ? destroy() : false", 0)]
    [InlineData("[1, 2].all(x, no() && destroy())", 0)]
    [InlineData("!no() && destroy()", 1)]
    public async Task EvaluateAsync_CallsBehindAGuard_OnlyHappenWhenItHolds(string source, int expected)
    {
        var destroyed = 0;
        var environment = CelEnvironment.CreateBuilder()
            .AddFunction(CelFunction.CreateAsync("no", [], CelType.Bool, (_, _) => ValueTask.FromResult(CelValue.False)))
            .AddFunction(CelFunction.CreateAsync("destroy", [], CelType.Bool, (_, _) =>
            {
                destroyed++;
                return ValueTask.FromResult(CelValue.True);
            }))
            .Build();

        await environment.Compile(source).EvaluateAsync(CelActivation.Empty, TestContext.Current.CancellationToken);

        Assert.Equal(expected, destroyed);
    }

    // Sixty names for lists of the one before: small to hold, endless to walk.
    [Theory]
    [InlineData("{0} == {0}")]
    [InlineData("'%s'.format([{0}])")]
    [InlineData("{0} in [{0}]")]
    public void Evaluate_SharedStructure_EndsAtTheCostLimit(string use)
    {
        var source = string.Format(System.Globalization.CultureInfo.InvariantCulture, use, "x60");
        for (var i = 60; i >= 1; i--)
        {
            source = $"cel.bind(x{i}, [x{i - 1}, x{i - 1}], {source})";
        }

        var error = Assert.Throws<CelException>(() => Dialect.Compile($"cel.bind(x0, [1], {source})").Evaluate(CelActivation.Empty, TestContext.Current.CancellationToken));

        Assert.Equal(CelErrorCodes.CostLimit, error.Code);
    }

    [Fact]
    public void References_SayWhatIsNeededBeforeItRuns()
    {
        var references = Dialect.Compile("model['a-b'].resource.x + inputs.list.map(i, i + env.HOME + data.latest('m', i).v)[inputs.n]").References;

        Assert.Equal(["model/a-b/resource/x", "inputs/list", "env/HOME", "inputs/n"], references.Paths.Select(v => string.Join('/', v.Path)));
        Assert.Equal("data.latest", Assert.Single(references.Calls).Name);
        Assert.Equal([CelValue.String("m"), null], references.Calls[0].Arguments);
    }

    private static DictionaryActivation Inputs() => CelActivation.From(new Dictionary<string, CelValue>
    {
        ["inputs"] = CelValue.FromJson(JsonDocument.Parse("""{"items":[1,2,3],"name":"web"}""").RootElement),
    });
}
