using System.Reflection;
using Swamp.Cel.Tests.Conformance;

namespace Swamp.Cel.Tests.Documentation;

/// <summary>docs/cel.md says what is true, and leaves nothing out.</summary>
public sealed class LanguagePageTests
{
    private static readonly CelEnvironment s_environment = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).Build();
    private static readonly DocumentedExamples s_page = DocumentedExamples.Load();

    [Fact]
    public void Examples_GiveTheDocumentedResult()
    {
        Assert.Equal(s_page.Text.Split("` → `").Length - 1, s_page.All.Count);
        Assert.True(s_page.All.Count > 150);
        var wrong = s_page.All.Select(static e => ProblemOf(e.Expression, e.Result)).OfType<string>().ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Message_OfAnError_IsTheDocumentedOne()
    {
        var error = Assert.Throws<CelException>(static () => s_environment.Compile("inputs.nmae").Evaluate(s_page.Variables));

        Assert.Contains($"```text\n{error.Message}\n```", s_page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_OfTheLanguage_HaveAnExampleForEachForm()
    {
        var called = new HashSet<(string, bool, int)>();
        foreach (var (expression, _) in s_page.All)
        {
            Note(called, s_environment.Parse(expression).Root);
        }

        var missing = Library.Functions.Where(static f => IsOrdinary(f.Name)).Where(f => !called.Contains(f)).Select(static f => $"{f.Name}/{f.Arguments}{(f.IsReceiver ? " of a receiver" : "")}");
        Assert.Empty(missing);
    }

    [Fact]
    public void Operators_HaveAnExample()
    {
        var called = new HashSet<(string Name, bool, int)>();
        foreach (var (expression, _) in s_page.All)
        {
            Note(called, s_environment.Parse(expression).Root);
        }

        var operators = typeof(Operators).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static f => (string)f.GetRawConstantValue()!);
        Assert.Empty(operators.Except(called.Select(static c => c.Name)));
    }

    [Fact]
    public void Macros_HaveAnExample()
    {
        var used = new HashSet<MacroKind>();
        var hasWasUsed = false;
        foreach (var (expression, _) in s_page.All)
        {
            foreach (var node in ExprWalk.All(s_environment.Parse(expression).Root))
            {
                if (node is MacroExpr macro) used.Add(macro.Kind);
                hasWasUsed |= node is SelectExpr { IsTest: true };
            }
        }

        Assert.Empty(Enum.GetValues<MacroKind>().Except(used));
        Assert.True(hasWasUsed);
    }

    [Fact]
    public void ErrorCodes_AreListed_AndThoseThatATextCanCauseHaveAnExample()
    {
        var codes = typeof(CelErrorCodes).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static f => (string)f.GetRawConstantValue()!).ToList();

        Assert.DoesNotContain(codes, code => !s_page.Text.Contains($"| `{code}` |", StringComparison.Ordinal));
        Assert.Empty(codes.Except([CelErrorCodes.UnknownValue, CelErrorCodes.Host, CelErrorCodes.TypeMismatch]).Except(s_page.All.Select(static e => e.Result)));
    }

    [Fact]
    public void Limits_AreTheDefaults()
    {
        var limits = CelLimits.Default;
        foreach (var (what, limit) in ((string, long)[])
        [
            ("length of an expression", limits.MaxSourceLength), ("parts of an expression", limits.MaxNodes), ("nesting", limits.MaxDepth),
            ("elements of a list literal", limits.MaxListElements), ("entries of a map literal", limits.MaxMapEntries),
            ("arguments of a call", limits.MaxCallArguments), ("cost of one evaluation", limits.MaxCost),
        ])
        {
            var number = limit.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture).Replace(',', ' ');
            Assert.Contains($"| {what} | {number}", s_page.Text, StringComparison.Ordinal);
        }
    }

    private static string? ProblemOf(string expression, string result)
    {
        CelValue value;
        try
        {
            value = s_environment.Compile(expression).Evaluate(s_page.Variables);
        }
        catch (CelException error)
        {
            return error.Code == result ? null : $"{expression}: {error.Code} {error.Reason}, not {result}";
        }

        if (result.StartsWith("CEL_", StringComparison.Ordinal)) return $"{expression}: {value}, not {result}";
        var expected = s_environment.Compile(result).Evaluate(s_page.Variables);
        return AreSame(expected, value) ? null : $"{expression}: {value}, not {result}";
    }

    private static bool AreSame(CelValue expected, CelValue value)
    {
        if (expected.Kind != CelKind.Optional || value.Kind != CelKind.Optional) return ConformanceValues.AreSame(expected, value);
        var isThere = expected.TryGetOptional(out var a);
        return isThere == value.TryGetOptional(out var b) && (!isThere || AreSame(a, b));
    }

    private static bool IsOrdinary(string name) => char.IsAsciiLetter(name[0]) && !name.Contains('@', StringComparison.Ordinal);

    private static void Note(HashSet<(string, bool, int)> called, CelExpr root)
    {
        foreach (var call in ExprWalk.All(root).OfType<CallExpr>())
        {
            var resolved = FunctionResolver.Resolve(s_environment, call, static _ => false);
            called.Add((resolved.Name, resolved.IsReceiver, call.Args.Length + (resolved.IsReceiver ? 1 : 0)));
        }
    }
}
