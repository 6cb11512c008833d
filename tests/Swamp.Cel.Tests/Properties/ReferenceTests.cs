using System.Text.Json.Nodes;
using Swamp.Cel.Tests.Generation;

namespace Swamp.Cel.Tests.Properties;

/// <summary>What an expression says it needs is what it needs, and what it does not know it names.</summary>
public sealed class ReferenceTests
{
    private const string Document = """{"a": {"b": {"c": 1, "d": "x"}, "l": [1, 2, 3], "x-y": 5}, "e": {"f": true, "g": null, "h": {"i": 2.5}}, "k": "c"}""";

    [Fact]
    public void Evaluation_WithOnlyTheRootsThatAreReported_IsThatWithAll() => Generated.Check(10_000, 7, static (random, generator) =>
    {
        var source = generator.Any(random.Next(1, 6));
        var roots = Generated.Environment.Compile(source).References.Roots;
        var few = CelActivation.From(GenValues.All.Where(v => roots.Contains(v.Key)));
        var (all, some) = (Outcome.Of(Generated.Environment, source, GenValues.Activation()), Outcome.Of(Generated.Environment, source, few));
        return all.IsSame(some) ? null : $"{source} gives {all}, with only {string.Join(", ", roots)} {some}";
    });

    [Fact]
    public void Evaluation_WithOnlyThePathsThatAreReported_IsThatWithAll() => Generated.Check(5000, 8, static (random, _) =>
    {
        var source = OverDocument(random, random.Next(1, 5));
        var program = Generated.Environment.Compile(source);
        var pruned = new JsonObject();
        foreach (var reference in program.References.Paths) Copy(JsonNode.Parse(Document)!.AsObject(), pruned, reference.Path);
        var (all, some) = (Outcome.Of(Generated.Environment, source, CelActivation.From(JsonNode.Parse(Document)!.AsObject())), Outcome.Of(Generated.Environment, source, CelActivation.From(pruned)));
        return all.IsSame(some) ? null : $"{source} gives {all}, with only {pruned.ToJsonString()} {some}";
    });

    [Fact]
    public void Evaluation_WithUnknowns_IsRightOrNamesWhatIsMissing() => Generated.Check(10_000, 9, static (random, generator) =>
    {
        var source = generator.Any(random.Next(1, 6));
        var full = Outcome.Of(Generated.Environment, source, GenValues.Activation());
        var missing = GenValues.All.Keys.Where(_ => random.Next(2) == 0).ToHashSet(StringComparer.Ordinal);
        for (var rounds = 0; rounds <= GenValues.All.Count; rounds++)
        {
            var variables = CelActivation.From(GenValues.All.Select(v => missing.Contains(v.Key) ? KeyValuePair.Create(v.Key, CelValue.Unknown(v.Key)) : v));
            var partial = Outcome.Of(Generated.Environment, source, variables);
            if (partial.Code is not null || !partial.Value.IsUnknown) return partial.Agrees(full) ? null : $"{source} gives {full}, without {string.Join(", ", missing)} {partial}";
            var wanted = partial.Value.AsUnknown();
            if (wanted.Count == 0 || !wanted.All(missing.Remove)) return $"{source} waits for {string.Join(", ", wanted)}, which is known";
        }

        return $"{source} never has enough";
    });

    [Fact]
    public void Unknown_DecidesNothing_ButIsAbsorbedLikeAnError()
    {
        var variables = CelActivation.From([KeyValuePair.Create("x", CelValue.Unknown("x")), KeyValuePair.Create("y", CelValue.Unknown("y"))]);

        Assert.Equal("true", Outcome.Of(Generated.Environment, "x || true", variables).ToString());
        Assert.Equal("false", Outcome.Of(Generated.Environment, "false && y", variables).ToString());
        Assert.Equal("unknown(x, y)", Outcome.Of(Generated.Environment, "x && y", variables).ToString());
        Assert.Equal("unknown(x)", Outcome.Of(Generated.Environment, "x ? 1 : y", variables).ToString());
        Assert.Equal("unknown(x, y)", Outcome.Of(Generated.Environment, "x.a + y[0].b", variables).ToString());
        Assert.Equal("unknown(x)", Outcome.Of(Generated.Environment, "x && 1 / 0 > 0", variables).ToString());
        Assert.Equal(CelErrorCodes.DivideByZero, Outcome.Of(Generated.Environment, "[x, 1 / 0]", variables).Code);
        Assert.Equal(CelErrorCodes.UnknownValue, Assert.Throws<CelException>(() => Generated.Environment.Compile("[x]").Evaluate(variables).ToJsonNode()).Code);
    }

    private static void Copy(JsonObject from, JsonObject to, IReadOnlyList<string> path)
    {
        for (var i = 0; i < path.Count && from.TryGetPropertyValue(path[i], out var value); i++)
        {
            if (i + 1 < path.Count && value is JsonObject inner)
            {
                if (to[path[i]] is not JsonObject) to[path[i]] = new JsonObject();
                (from, to) = (inner, to[path[i]]!.AsObject());
                continue;
            }

            Merge(to, path[i], value);
            return;
        }
    }

    private static void Merge(JsonObject to, string name, JsonNode? value)
    {
        if (to[name] is JsonObject existing && value is JsonObject more)
        {
            foreach (var (key, item) in more) Merge(existing, key, item);
        }
        else
        {
            to[name] = value?.DeepClone();
        }
    }

    private static string OverDocument(Random random, int depth)
    {
        string[] paths = ["a.b.c", "a.b", "a['b'].d", "a.l[1]", "a.?b.?z.orValue(7)", "a[?'x-y'].orValue(0)", "e.f", "e.g", "e.h.i", "e.h", "k", "a.b[k]", "a.z", "e['h'].i", "has(a.b.c)", "has(e.z)", "a.l.size()", "'c' in a.b", "a.l.map(x, x + a.b.c)", "cel.bind(v, a.b, v.c + 1)", "a.l.exists(a, a == 2)", "e.all(n, n != k)"];
        if (depth <= 0) return paths[random.Next(paths.Length)];
        var (one, other) = (OverDocument(random, depth - 1), OverDocument(random, depth - 1));
        return random.Next(6) switch
        {
            0 => $"({one} == {other})",
            1 => $"[{one}, {other}]",
            2 => $"({one} != null ? {other} : {one})",
            3 => $"{{'r': {one}}}.r",
            4 => $"[{one}].map(q, [q, {other}])",
            _ => $"({one} == 1 || {other} == 'x')",
        };
    }
}
