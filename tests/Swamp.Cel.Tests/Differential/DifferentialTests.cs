using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Swamp.Cel.Tests.Conformance;
using Swamp.Cel.Tests.Generation;

namespace Swamp.Cel.Tests.Differential;

/// <summary>Ours and npm @bufbuild/cel give the same for generated expressions, or the difference is a known one (docs/cel-differential.md).</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int Count = 5000;

    [Fact]
    public async Task GeneratedExpressions_GiveTheSameResult()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SWAMP_FUZZ_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var chosen) ? chosen : 20261121;
        var random = new Random(seed);
        var generator = new ExprGenerator(random, hasExtensions: false);
        var expressions = Enumerable.Range(0, Count).Select(_ => generator.Any(random.Next(1, 5))).Distinct(StringComparer.Ordinal).ToList();

        var theirs = await Oracle.EvaluateAsync(GenValues.All, expressions);

        var differing = expressions.Where((e, i) => !AreSame(Evaluate(e), theirs[i])).ToList();
        var smallest = await SmallestAsync(differing);
        var unexplained = smallest.Where(static d => KnownDifferences.ReasonFor(d) is null).Select(static d => d.ToString()).Distinct(StringComparer.Ordinal).ToList();
        var (values, errors) = (expressions.Count(e => Evaluate(e) is not null), expressions.Count(e => Evaluate(e) is null));
        output.WriteLine($"seed {seed}: {expressions.Count} expressions: {values} values, {errors} errors, {differing.Count} differ in {smallest.Count} parts");
        foreach (var reason in smallest.GroupBy(static d => KnownDifferences.ReasonFor(d)).OrderByDescending(static g => g.Count())) output.WriteLine($"{reason.Count()}: {reason.Key}");
        Assert.True(unexplained.Count == 0, $"seed {seed}: {unexplained.Count} differ:\n" + string.Join('\n', unexplained.OrderBy(static u => u.Length).Take(60)));
        Assert.True(values > Count / 3 && errors > Count / 20);
    }

    [Fact]
    public async Task KnownDifferences_AreDifferences_AndAreDocumented()
    {
        var theirs = await Oracle.EvaluateAsync(GenValues.All, [.. KnownDifferences.All.Select(static k => k.Example)]);
        var text = new StringBuilder(
            """
            # Where another implementation differs

            Written by `tests/Swamp.Cel.Tests/Differential`; a test fails when it is not true any more (`SWAMP_UPDATE_CONFORMANCE=1` writes it anew).

            The tests evaluate thousands of generated expressions with ours and with npm `@bufbuild/cel` 0.6.1, in the standard dialect without optionals and with the string extension,
            and compare values with their types, or that both end in an error. Where an expression differs, its smallest differing part has to be one of these.

            | Example | ours | theirs | What it is |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        for (var i = 0; i < theirs.Count; i++)
        {
            var known = KnownDifferences.All[i];
            var difference = new Difference(CelEnvironment.Standard.Parse(known.Example).Root, Evaluate(known.Example), theirs[i]);
            Assert.False(AreSame(difference.Ours, difference.Theirs), $"{known.Example} is no difference any more");
            Assert.Equal(known.Reason, KnownDifferences.ReasonFor(difference));
            text.Append($"| `{known.Example}` | {Cell(difference.Ours)} | {Cell(difference.Theirs)} | {known.Reason} |\n");
        }

        var path = Path.Combine(Oracle.Root(), "docs", "cel-differential.md");
        if (Environment.GetEnvironmentVariable("SWAMP_UPDATE_CONFORMANCE") == "1") await File.WriteAllTextAsync(path, text.ToString());
        Assert.Equal(text.ToString(), (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"));
    }

    private static string Cell(CelValue? value) => value is { } found ? $"`{found}`" : "error";

    /// <summary>The smallest parts of expressions on which the two differ; the insides of macros cannot be evaluated on their own.</summary>
    private static async Task<IReadOnlyList<Difference>> SmallestAsync(IReadOnlyList<string> differing)
    {
        var parts = differing.SelectMany(static e => Closed(CelEnvironment.Standard.Parse(e).Root)).DistinctBy(static p => p.ToString()).ToDictionary(static p => p.ToString(), StringComparer.Ordinal);
        var theirs = await Oracle.EvaluateAsync(GenValues.All, [.. parts.Keys]);
        var differences = parts.Zip(theirs, static (p, t) => new Difference(p.Value, Evaluate(p.Key), t)).Where(static d => !AreSame(d.Ours, d.Theirs)).ToDictionary(static d => d.Part.ToString(), StringComparer.Ordinal);
        return [.. differences.Values.Where(d => !Closed(d.Part).Skip(1).Any(c => differences.ContainsKey(c.ToString())))];
    }

    /// <summary>A tree and the trees in it; the insides of macros with the first elements put in.</summary>
    private static IEnumerable<CelExpr> Closed(CelExpr root)
    {
        yield return root;
        foreach (var child in root is MacroExpr macro ? [macro.Range, .. Instances(macro)] : ExprWalk.Children(root))
        {
            foreach (var part in Closed(child)) yield return part;
        }
    }

    private static IEnumerable<CelExpr> Instances(MacroExpr macro)
    {
        if (Evaluate(macro.Range.ToString()) is not { } range) yield break;
        var elements = range.Kind == CelKind.Map ? range.AsMap().Keys : range.Kind == CelKind.List ? Enumerable.Range(0, range.AsList().Count).Select(i => range.AsList()[i]) : [];
        foreach (var element in elements.Take(3))
        {
            foreach (var inside in ((CelExpr?[])[macro.Condition, macro.Body]).OfType<CelExpr>())
            {
                var text = Regex.Replace(inside.ToString(), $@"\b{macro.Variable}\b", _ => $"({element})", RegexOptions.None, TimeSpan.FromSeconds(5));
                if (CelEnvironment.Standard.Parse(text) is { IsValid: true } parsed) yield return parsed.Root;
            }
        }
    }

    internal static CelValue? Evaluate(string expression)
    {
        try
        {
            var program = CelEnvironment.Standard.Compile(expression, new CelCompileOptions { RequireKnownFunctions = false });
            return program.TryEvaluate(GenValues.Activation(), out var value) ? value : null;
        }
        catch (CelException)
        {
            return null;
        }
    }

    private static bool AreSame(CelValue? ours, CelValue? theirs) => ours is { } a && theirs is { } b ? ConformanceValues.AreSame(a, b) : ours is null == theirs is null;
}
