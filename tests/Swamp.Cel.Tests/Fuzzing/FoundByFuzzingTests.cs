namespace Swamp.Cel.Tests.Fuzzing;

/// <summary>Inputs on which the fuzz loop once found something wrong.</summary>
public sealed class FoundByFuzzingTests
{
    [Theory]
    [InlineData("[1].map(cel.iterVar(0, 0), cel.iterVar(0, 0))")]
    [InlineData("{'a': 1}.exists(cel.iterVar(0, 0), cel.iterVar(0, 1), cel.iterVar(0, 1) > 0)")]
    [InlineData("cel.bind(cel.index(0), 1, cel.index(0))")]
    [InlineData("b'\\x22\\x5cud800\\x22'.json()")]
    [InlineData("b'{\\x22\\x5cud800\\x22: 1, \\x22a\\x22: 2}'.json()")]
    [InlineData("b'{\\x22a\\x22: 2, \\x22\\x5cud800\\x22: 1}'.json().a == 2")]
    [InlineData("b'\\x22\\xff\\x22'.json()")]
    [InlineData("lists.range(9000).all(x, lists.range(9000).all(y, true))")]
    [InlineData("-4 + !(-2)")]
    [InlineData("(-2)[0]")]
    [InlineData("-(2[0])")]
    [InlineData("a.`b c`{a: 1}")]
    [InlineData("cel.block([1, cel.index(0){a: 1}], cel.index(1))")]
    public void Input_IsHandled(string source) => Assert.Null(new FuzzSubject().ProblemOf(source));

    [Fact]
    public void Json_WithHalfACharacter_IsAnErrorWhereItIsRead()
    {
        var environment = CelEnvironment.Standard;
        const string json = """{"bad": "\ud800", "\udc00": 1, "good": 2}""";
        using var document = System.Text.Json.JsonDocument.Parse(json);
        foreach (var root in new[] { CelValue.FromJson(document.RootElement), CelValue.FromJson(System.Text.Json.Nodes.JsonNode.Parse("[" + json + "]")![0]) })
        {
            var activation = CelActivation.From("x", root);

            Assert.Equal(CelErrorCodes.Conversion, Assert.Throws<CelException>(() => environment.Compile("x.bad").Evaluate(activation)).Code);
            _ = environment.Compile("x.all(k, size(k) > 0)").TryEvaluate(activation, out _);
        }

        Assert.Equal("2", environment.Compile("x.good").Evaluate(CelActivation.From("x", CelValue.FromJson(document.RootElement))).ToString());
    }
}
