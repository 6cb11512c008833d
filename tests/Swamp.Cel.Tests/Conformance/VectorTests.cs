using Swamp.Cel.Tests.Checking;

namespace Swamp.Cel.Tests.Conformance;

/// <summary>The test data's trees: what an expression parses to, the types of its parts, and which forms of functions its calls are.</summary>
public sealed class VectorTests
{
    private static readonly CelCompileOptions s_unknown = new() { RequireKnownFunctions = false };

    [Theory]
    [InlineData("parsing.json")]
    [InlineData("checking.json")]
    [InlineData("comprehension.json")]
    [InlineData("conformance.json")]
    public void Trees_WithoutMessages_AreThoseOfTheDataOrListedWithTheirReason(string file)
    {
        var result = VectorResult.Of(file);
        var unexplained = result.Failed.Where(static f => VectorReasons.For(f.Case) is null).ToList();

        Assert.True(result.Plain > 80, "the data is read");
        Assert.True(
            unexplained.Count == 0,
            $"{unexplained.Count} of {result.Plain} fail without a reason:\n" + string.Join('\n', unexplained.Select(static f => $"{f.Case.Id}: {f.Case.Expression}: {f.Problem}")));
    }

    /// <summary>The cases of this file are about macros of two variables, and each is true or refused.</summary>
    [Fact]
    public void Comprehensions_ThatCheck_AreTrue()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var test in ConformanceCase.Load("comprehension.json"))
        {
            var check = VectorEnvironment.Of(test).Environment.Check(test.Expression, new CelCompileOptions { RequireDeclaredVariables = true });
            if (!check.IsValid) continue;
            count++;
            var options = new CelCompileOptions { CheckTypes = true };
            var program = CelEnvironment.Standard.Compile(test.Expression, options);
            var ends = program.TryEvaluate(CelActivation.Empty, out var value) ? value.ToString() : program.Explain(value).Code;
            if (ends != "true") wrong.Add($"{test.Expression}: {check.Type}: {ends}");
        }

        Assert.Equal(
            [
                "[1, 1].transformMapEntry(i, v, {v: i}): map(int, int): CEL_MAP_KEY",
                "[0, 0u].transformMapEntry(i, v, {v: i}): map(dyn, int): CEL_MAP_KEY",
                "{'a': 'world', 'b': 'hello'}.transformMap(i, v, i == 'a' ? v.upperAscii() : v): map(string, string): {\"a\": \"WORLD\", \"b\": \"hello\"}",
            ],
            wrong.Distinct());
        Assert.True(count > 50, $"only {count} check");
    }

    /// <summary>With nothing declared, the check refuses nothing in our dialect that the evaluation gives a value for, and the value is of the type found.</summary>
    [Fact]
    public void Dialect_ChecksWhatItEvaluates()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var test in ConformanceCase.Load("conformance.json").Where(static c => !c.NeedsMessage))
        {
            var builder = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp);
            if (test.Text("container") is { } container) builder.WithContainer(container);
            var environment = builder.Build();
            var parsed = environment.Parse(test.Expression);
            if (!parsed.IsValid || !environment.Compile(test.Expression, s_unknown).TryEvaluate(ConformanceTests.Bindings(test), out var value)) continue;
            count++;
            var check = environment.Check(parsed, s_unknown);
            if (!check.IsValid) wrong.Add($"{test.Id}: {test.Expression}: {check.Errors[0].Message}");
            else if (!Values.Is(check.Type, value)) wrong.Add($"{test.Id}: {test.Expression}: {value} is no {check.Type}");
        }

        // A wrong operand of && and || is absorbed by the evaluation; to find such operands is what a check is for.
        string[] absorbed = ["logic/AND/short_circuit_type_left", "logic/AND/short_circuit_type_right", "logic/OR/short_circuit_type_left", "logic/OR/short_circuit_type_right"];
        Assert.Equal(absorbed, wrong.Select(static w => w.Split(':')[0]));
        Assert.True(count > 1000, $"only {count} evaluate");
    }
}
