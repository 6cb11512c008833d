namespace Swamp.Cel.Tests.Conformance;

/// <summary>Runs the cases that have parsed and checked trees.</summary>
internal static class VectorRun
{
    private static readonly CelCompileOptions s_declared = new() { RequireDeclaredVariables = true };

    private static readonly string[] s_macros = ["all", "exists", "exists_one", "existsOne", "transformList", "transformMap", "transformMapEntry"];

    /// <summary>
    /// Expressions with macros of two variables that have wrong types. The data cannot say so, since its parser did not know the macros.
    /// </summary>
    public static IReadOnlySet<string> Refused { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "1.all(j, k, j < k)",
        "''.exists(j, k, j < k)",
        "''.existsOne(j, k, j < k)",
        "{}.transformMapEntry(j, k, 'bad filter', {k: j})",
        "[1, 2].transformList(i, v, v % 2 == 0 ? [v] : v)",
        "{'hello': 'world', 'greetings': 'tacocat'}.transformMapEntry(k, v, []) == {}",
        "[1.0, 2.0, 2.0].transformList(i, v, i / 2.0 == 1.0)",
    };

    /// <summary>What is wrong with a case; null when it passes.</summary>
    public static string? ProblemOf(ConformanceCase test, bool withDefaults) =>
        test.Text("error") is { } error ? Failing(test, error, withDefaults) : Passing(test, withDefaults);

    private static string? Passing(ConformanceCase test, bool withDefaults)
    {
        var environment = VectorEnvironment.Of(test, withDefaults);
        var parsed = environment.Environment.Parse(test.Expression);
        if (!parsed.IsValid) return $"does not parse: {parsed.Errors[0].Message}";
        var macros = Macros(parsed.Root);
        var isComparable = !macros.Any(static m => m.Kind is MacroKind.Bind or MacroKind.Block or MacroKind.OptMap or MacroKind.OptFlatMap);
        if (isComparable && Difference(test.Text("ast"), VectorPrinter.Parsed(environment, parsed.Root)) is { } tree) return tree;
        var check = environment.Environment.Check(parsed, s_declared);
        if (!check.IsValid) return $"does not check: {check.Errors[0].Offset}: {check.Errors[0].Message}";
        if (macros.Any(static m => m.Kind == MacroKind.Block)) return null;
        if (Difference(test.Text("type"), VectorTypes.Write(check.Type)) is { } type) return type;
        return isComparable ? Difference(test.Text("checkedAst"), VectorPrinter.Checked(environment, check)) : null;
    }

    private static string? Failing(ConformanceCase test, string error, bool withDefaults)
    {
        if (error.Contains("recursion", StringComparison.Ordinal) || error.Contains("lookahead", StringComparison.Ordinal)) return Limited(test);
        var environment = VectorEnvironment.Of(test, withDefaults);
        var parsed = environment.Environment.Parse(test.Expression);
        var expected = VectorErrors.Read(test.Expression, error).Where(static e => !e.Message.StartsWith("unsupported syntax", StringComparison.Ordinal)).ToList();
        if (test.Text("ast") is not { } ast) return expected.Count == 0 ? Valid(parsed) : VectorErrors.Missing(test.Expression, expected.Take(1), parsed.Errors);
        if (IsRefusedMacro(parsed, expected)) return null;
        if (Valid(parsed) is { } problem) return problem;
        if (Difference(ast, VectorPrinter.Parsed(environment, parsed.Root)) is { } tree) return tree;
        expected.RemoveAll(e => IsKnownToUs(parsed, e));
        var found = environment.Environment.Check(parsed, s_declared).Errors;
        if (expected.Count == 0 && found.Count > 0 && !Refused.Contains(test.Expression)) return $"does not check: {found[0].Offset}: {found[0].Message}";
        if (found.Count == 0 && Refused.Contains(test.Expression)) return "checks";
        return VectorErrors.Missing(test.Expression, expected, found);
    }

    /// <summary>The data was made by a parser without macros of two variables, and has them as calls; ours refuses what cannot be one.</summary>
    private static bool IsRefusedMacro(CelParseResult parsed, List<(int Offset, string Message)> expected) =>
        !parsed.IsValid && parsed.Errors.All(static e => e.Code == CelErrorCodes.Macro)
        && expected.Any(static e => s_macros.Any(m => e.Message.StartsWith($"undeclared reference to '{m}'", StringComparison.Ordinal)));

    /// <summary>Whether the data calls a name undeclared that we know: a macro, its variables, or a function of an extension.</summary>
    private static bool IsKnownToUs(CelParseResult parsed, (int Offset, string Message) error)
    {
        if (!error.Message.StartsWith("undeclared reference to '", StringComparison.Ordinal)) return false;
        var name = error.Message.Split('\'')[1];
        if (parsed.Source.AsSpan(error.Offset).StartsWith("(") && Library.Functions.Any(f => f.Name == name)) return true;
        var macros = Macros(parsed.Root).Where(static m => m.SecondVariable is not null || m.Kind == MacroKind.Bind || m.Name == "existsOne").ToList();
        return (macros.Count > 0 && name == "cel") || macros.Any(m => m.Name == name || m.Variable == name || m.SecondVariable == name);
    }

    private static string? Valid(CelParseResult parsed) => parsed.IsValid ? null : $"does not parse: {parsed.Errors[0].Message}";

    private static List<MacroExpr> Macros(CelExpr root)
    {
        var found = new List<MacroExpr>();
        Collect(root, found);
        return found;
    }

    private static void Collect(CelExpr? expr, List<MacroExpr> into)
    {
        if (expr is MacroExpr macro) into.Add(macro);
        foreach (var part in Parts(expr)) Collect(part, into);
    }

    private static CelExpr?[] Parts(CelExpr? expr) => expr switch
    {
        SelectExpr select => [select.Operand],
        CallExpr call => [call.Target, .. call.Args],
        ListExpr list => [.. list.Elements],
        MapExpr map => [.. map.Entries.SelectMany(static e => (CelExpr[])[e.Key, e.Value])],
        MessageExpr message => [.. message.Fields.Select(static f => f.Value)],
        MacroExpr macro => [macro.Range, macro.Condition, macro.Body],
        _ => [],
    };

    private static string? Limited(ConformanceCase test)
    {
        var environment = CelEnvironment.CreateBuilder().WithLimits(new CelLimits { MaxDepth = 32 }).Build();
        return environment.Parse(test.Expression).IsValid ? "parses" : null;
    }

    private static string? Difference(string? expected, string found)
    {
        if (expected is null || expected == found) return null;
        var (theirs, ours) = (expected.Split('\n'), found.Split('\n'));
        var at = Enumerable.Range(0, Math.Min(theirs.Length, ours.Length)).FirstOrDefault(i => theirs[i] != ours[i], Math.Min(theirs.Length, ours.Length) - 1);
        return $"gives '{ours[at].Trim()}' where '{theirs[at].Trim()}' is expected";
    }
}
