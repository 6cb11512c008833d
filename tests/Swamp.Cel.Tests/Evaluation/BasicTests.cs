using System.Text.Json.Nodes;

namespace Swamp.Cel.Tests.Evaluation;

public sealed class BasicTests
{
    private static readonly CelEnvironment Swamp = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).Build();

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("size(inputs.items) > 2 && inputs.items.exists(i, i == 'b') ? inputs.items[0] + '-web' : 'none'", "\"a-web\"")]
    [InlineData("inputs.items.map(i, i + '!')", "[\"a!\", \"b!\", \"c!\"]")]
    [InlineData("inputs.count / 2", "2")]
    [InlineData("inputs.count * 1.5", "7.5")]
    [InlineData("inputs.?missing.orValue('d')", "\"d\"")]
    [InlineData("inputs[?'missing'].hasValue()", "false")]
    [InlineData("has(inputs.count) && !has(inputs.nope)", "true")]
    [InlineData("cel.bind(x, 2, x * x)", "4")]
    [InlineData("'a,b'.split(',').join('-').upperAscii()", "\"A-B\"")]
    [InlineData("timestamp('2026-01-02T03:04:05Z') + duration('1h')", "timestamp(\"2026-01-02T04:04:05Z\")")]
    [InlineData("true || inputs.nope", "true")]
    [InlineData("'abc'.matches('^a.c$')", "true")]
    public void Expression_OverJson_GivesTheValue(string source, string expected)
    {
        var inputs = JsonNode.Parse("""{"inputs":{"items":["a","b","c"],"count":5}}""")!.AsObject();

        var value = Swamp.Compile(source).Evaluate(CelActivation.From(inputs));

        Assert.Equal(expected, value.ToString());
    }

    [Fact]
    public void MissingRoot_NamesItAndSuggestsAnother()
    {
        var error = Assert.Throws<CelException>(() => Swamp.Compile("imputs.x").Evaluate(CelActivation.From("inputs", CelValue.EmptyMap)));

        Assert.Equal(CelErrorCodes.UnknownIdentifier, error.Code);
        Assert.Equal("1:1: undeclared reference to 'imputs'; did you mean 'inputs'?\n  imputs.x\n  ^", error.Message);
    }

    [Fact]
    public async Task AsyncFunction_InsideAMacro_IsAwaitedInOrder()
    {
        var calls = new List<string>();
        var environment = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp)
            .AddFunction(CelFunction.CreateAsync("data.latest", [CelType.String, CelType.String], CelType.Dyn, async (args, ct) =>
            {
                calls.Add(args[1].AsString());
                await Task.Yield();
                return CelValue.Map([KeyValuePair.Create("n", args[1])]);
            }))
            .Build();
        var program = environment.Compile("['a', 'b'].map(x, data.latest('m', x).n + '1')");

        var value = await program.EvaluateAsync(CelActivation.Empty);

        Assert.True(program.IsAsync);
        Assert.Equal("[\"a1\", \"b1\"]", value.ToString());
        Assert.Equal(["a", "b"], calls);
    }

    [Fact]
    public void References_OfMixedExpression_NameRootsPathsAndCalls()
    {
        var environment = CelEnvironment.CreateBuilder()
            .AddFunction(CelFunction.Create("data.latest", [CelType.String, CelType.String], CelType.Dyn, static _ => CelValue.Null)).Build();

        var references = environment.Compile("model.db.resource['x'].id + data.latest('m', 'n').attributes.v + [1].map(q, q + z)[0]").References;

        Assert.Equal(["model", "z"], references.Roots);
        Assert.Equal(["model", "db", "resource", "x", "id"], references.Paths[0].Path);
        var call = Assert.Single(references.Calls);
        Assert.Equal("data.latest", call.Name);
        Assert.Equal(["m", "n"], call.Arguments.Select(a => a!.Value.AsString()));
        Assert.Equal(["attributes", "v"], call.ResultPath);
    }
}
