using System.Runtime.CompilerServices;
using System.Text;

namespace Swamp.Cel.Tests.Conformance;

/// <summary>The specification's own test data. What does not pass has to stand in docs/cel-conformance.md with its reason, and nothing else may.</summary>
public sealed class ConformanceTests
{
    /// <summary>Why cases of a suite may fail; a case that fails without one of these is a defect.</summary>
    private static readonly (string Prefix, string Reason)[] s_reasons =
    [
        ("type_deductions/", "asks for the type that a check deduces; there is no static type checker yet"),
    ];

    [Fact]
    public void Cases_WithoutMessages_PassOrAreListedWithTheirReason()
    {
        var cases = ConformanceCase.Load("conformance.json");
        var plain = cases.Where(static c => !c.NeedsMessage).ToList();
        var failed = plain.Select(static c => (Case: c, Problem: ProblemOf(c))).Where(static r => r.Problem is not null).ToList();
        var unexplained = failed.Where(static f => ReasonFor(f.Case) is null).ToList();
        Assert.True(unexplained.Count == 0, $"{unexplained.Count} of {plain.Count} fail without a reason:\n" + string.Join('\n', unexplained.Select(static f => $"{f.Case.Id}: {f.Case.Expression}: {f.Problem}")));

        var document = Document(cases.Count, plain.Count, [.. failed.Select(static f => f.Case)]);
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
            if (test.Row.TryGetProperty("checkOnly", out _))
            {
                return "the deduced type is not known";
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

        var activation = new DictionaryActivation();
        if (test.Row.TryGetProperty("bindings", out var bindings))
        {
            foreach (var binding in bindings.EnumerateObject())
            {
                activation.Set(binding.Name, ConformanceValues.Read(binding.Value.GetProperty("value")));
            }
        }

        return builder.Build().Compile(test.Expression, new CelCompileOptions { RequireKnownFunctions = false }).Evaluate(activation);
    }

    private static string? ReasonFor(ConformanceCase test) => s_reasons.FirstOrDefault(r => test.Id.StartsWith(r.Prefix, StringComparison.Ordinal)).Reason;

    private static string Document(int all, int plain, IReadOnlyList<ConformanceCase> failed)
    {
        var text = new StringBuilder();
        text.Append("# Conformance of the expression language\n\n");
        text.Append("Written by `tests/Swamp.Cel.Tests/Conformance`; a test fails when it is not true any more (`SWAMP_UPDATE_CONFORMANCE=1` writes it anew).\n\n");
        text.Append("The test data is that of the language's specification, as published in `@bufbuild/cel-spec` 0.6.1 (google/cel-spec 0.25.1).\n\n");
        text.Append("| Cases | Number |\n|---|---|\n");
        text.Append($"| all | {all} |\n| about protobuf messages or enums, which are out of scope | {all - plain} |\n| the others | {plain} |\n");
        text.Append($"| **of these, passing** | **{plain - failed.Count}** |\n| failing, listed below | {failed.Count} |\n\n");
        text.Append("A case passes when its value has the expected kind and content (an int is not a double; the data does not keep the sign of a zero), or, where an error is expected, when the\nevaluation ends in one. ");
        text.Append("A case is about messages when its expression names one, or when an input or the result is one.\n\n## Failing cases\n\n");
        text.Append(failed.Count == 0 ? "None.\n" : "| Case | Expression | Reason |\n|---|---|---|\n");
        foreach (var test in failed)
        {
            text.Append($"| {test.Id} | `{test.Expression.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")}` | {ReasonFor(test)} |\n");
        }

        return text.ToString();
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}
