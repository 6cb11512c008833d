using System.Runtime.CompilerServices;
using System.Text;

namespace Swamp.Cel.Tests.Conformance;

/// <summary>The specification's own test data. What does not pass has to stand in docs/cel-conformance.md with its reason, and nothing else may (see also VectorTests).</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void Cases_WithoutMessages_Pass()
    {
        var cases = ConformanceCase.Load("conformance.json");
        var plain = cases.Where(static c => !c.NeedsMessage).ToList();
        var failed = plain.Select(static c => (Case: c, Problem: ProblemOf(c))).Where(static r => r.Problem is not null).ToList();
        Assert.True(failed.Count == 0, $"{failed.Count} of {plain.Count} fail:\n" + string.Join('\n', failed.Select(static f => $"{f.Case.Id}: {f.Case.Expression}: {f.Problem}")));

        var document = Document(cases.Count, plain.Count);
        var path = Path.Combine(Root(), "docs", "cel-conformance.md");
        if (Environment.GetEnvironmentVariable("SWAMP_UPDATE_CONFORMANCE") == "1")
        {
            File.WriteAllText(path, document);
        }

        Assert.Equal(document, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string? ProblemOf(ConformanceCase test)
    {
        CelValue value;
        try
        {
            if (WrongType(test) is { } problem)
            {
                return problem;
            }

            if (test.Row.TryGetProperty("checkOnly", out _))
            {
                return null;
            }

            value = Evaluate(test);
        }
        catch (CelException exception)
        {
            return test.Row.TryGetProperty("evalError", out _) ? null : exception.Reason;
        }

        if (test.Row.TryGetProperty("evalError", out _))
        {
            return $"gives {value}, not an error";
        }

        var expected = test.Row.TryGetProperty("value", out var wanted) ? ConformanceValues.Read(wanted)
            : test.Row.TryGetProperty("typedResult", out var typed) && typed.TryGetProperty("result", out var result) ? ConformanceValues.Read(result)
            : CelValue.True;
        return ConformanceValues.AreSame(expected, value) ? null : $"gives {value}, not {expected}";
    }

    /// <summary>Compares the type that a check finds, where the case says what it is.</summary>
    private static string? WrongType(ConformanceCase test)
    {
        if (!test.Row.TryGetProperty("typedResult", out var typed) || !typed.TryGetProperty("deducedType", out var deduced))
        {
            return null;
        }

        var check = VectorEnvironment.Of(test).Environment.Check(test.Expression, new CelCompileOptions { RequireDeclaredVariables = true });
        if (!check.IsValid)
        {
            return check.Errors[0].Message;
        }

        var expected = VectorTypes.Write(VectorTypes.Read(deduced));
        var found = VectorTypes.Write(check.Type);
        return expected == found ? null : $"has type {found}, not {expected}";
    }

    private static CelValue Evaluate(ConformanceCase test)
    {
        var builder = CelEnvironment.CreateBuilder();
        if (test.Row.TryGetProperty("container", out var container))
        {
            builder.WithContainer(container.GetString()!);
        }

        if (test.Row.TryGetProperty("typeEnv", out var declarations))
        {
            foreach (var declaration in declarations.EnumerateArray())
            {
                builder.DeclareVariable(declaration.GetProperty("name").GetString()!, CelType.Dyn);
            }
        }

        return builder.Build().Compile(test.Expression, new CelCompileOptions { RequireKnownFunctions = false }).Evaluate(Bindings(test));
    }

    /// <summary>The variables of a case.</summary>
    internal static DictionaryActivation Bindings(ConformanceCase test)
    {
        var activation = new DictionaryActivation();
        if (test.Row.TryGetProperty("bindings", out var bindings))
        {
            foreach (var binding in bindings.EnumerateObject())
            {
                activation.Set(binding.Name, ConformanceValues.Read(binding.Value.GetProperty("value")));
            }
        }

        return activation;
    }

    private static string Document(int all, int plain)
    {
        var text = new StringBuilder();
        text.Append("# Conformance of the expression language\n\n");
        text.Append("Written by `tests/Swamp.Cel.Tests/Conformance`; a test fails when it is not true any more (`SWAMP_UPDATE_CONFORMANCE=1` writes it anew).\n\n");
        text.Append("The test data is that of the language's specification, as published in `@bufbuild/cel-spec` 0.6.1 (google/cel-spec 0.25.1).\n\n");
        text.Append("## Values and deduced types\n\n| Cases | Number |\n|---|---|\n");
        text.Append($"| all | {all} |\n| about protobuf messages or enums, which are out of scope | {all - plain} |\n| **the others, all of which pass** | **{plain}** |\n\n");
        text.Append("A case passes when its value has the expected kind and content (an int is not a double; the data does not keep the sign of a zero), or, where an error is expected, when the\nevaluation ends in one; and when the type check finds the type that the case names. ");
        text.Append("A case is about messages when its expression names one, or when an input or the result is one.\n\n");
        text.Append("## Trees\n\nThe data also has the tree of every expression, as parsed and as checked: with the type of every part, what every name stands for, and which\nforms of a function a call may be. ");
        text.Append("Where it has errors, their sentences are those of another implementation; compared are their places and kinds.\n\n");
        text.Append("| File | Cases | Without messages | Passing | Failing, listed below |\n|---|---|---|---|---|\n");
        VectorResult[] results = [VectorResult.Of("parsing.json"), VectorResult.Of("checking.json"), VectorResult.Of("comprehension.json"), VectorResult.Of("conformance.json")];
        foreach (var result in results)
        {
            text.Append($"| `{result.File}` | {result.All} | {result.Plain} | {result.Plain - result.Failed.Count} | {result.Failed.Count} |\n");
        }

        text.Append("\n| Case | Expression | Reason |\n|---|---|---|\n");
        foreach (var (test, _) in results.SelectMany(static r => r.Failed))
        {
            text.Append($"| {test.Id.TrimStart('/').Replace("|", "\\|", StringComparison.Ordinal)} | `{test.Expression.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")}` | {VectorReasons.For(test)} |\n");
        }

        return text.ToString();
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}
