using Swamp.Cel.Tests.Generation;

namespace Swamp.Cel.Tests.Properties;

/// <summary>The order of operands and elements decides neither whether there is a result nor which.</summary>
public sealed class OrderTests
{
    [Fact]
    public void AndOr_OfGeneratedOperands_Commute() => Generated.Check(5000, 2, static (random, generator) =>
    {
        var terms = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Operand(random, generator)).ToArray();
        var symbol = random.Next(2) == 0 ? " && " : " || ";
        var first = string.Join(symbol, terms);
        random.Shuffle(terms);
        var second = string.Join(symbol, terms);
        return Disagreement(first, second);
    });

    [Fact]
    public void Quantifiers_OverReversedLists_Agree() => Generated.Check(3000, 3, static (random, generator) =>
    {
        var list = "[" + string.Join(", ", Enumerable.Range(0, random.Next(0, 5)).Select(_ => generator.Of(GenType.Int, 2))) + "]";
        var name = random.Next(2) == 0 ? "all" : "exists";
        var condition = random.Next(3) == 0 ? "1 / x > 0" : random.Next(2) == 0 ? "10 % x == 1" : "x > 0 || 1 / x == 7";
        var outcome = Outcome.Of(Generated.Environment, list, GenValues.Activation());
        return outcome.Code is not null ? null : Disagreement($"{list}.{name}(x, {condition})", $"{list}.reverse().{name}(x, {condition})");
    });

    [Fact]
    public void Conditional_EvaluatesOnlyTheChosenSide() => Generated.Check(2000, 4, static (random, generator) =>
    {
        var (condition, side) = (generator.Of(GenType.Bool, 3), generator.Any(3));
        var chosen = Outcome.Of(Generated.Environment, condition, GenValues.Activation());
        if (chosen.Code is not null || chosen.Value.Kind != CelKind.Bool) return null;
        return Disagreement(side, chosen.Value.AsBool() ? $"({condition}) ? ({side}) : 1 / 0" : $"({condition}) ? 1 / 0 : ({side})");
    });

    [Fact]
    public void Maps_WithShuffledEntries_AreEqualAndHashAlike() => Generated.Check(3000, 5, static (random, generator) =>
    {
        string[] keys = ["'a'", "'b'", "1", "2u", "true", "'ä'"];
        random.Shuffle(keys);
        var entries = keys.Take(random.Next(0, keys.Length + 1)).Select(k => $"{k}: {generator.Any(2)}").ToArray();
        var first = $"{{{string.Join(", ", entries)}}}";
        random.Shuffle(entries);
        var second = $"{{{string.Join(", ", entries)}}}";
        var one = Outcome.Of(Generated.Environment, first, GenValues.Activation());
        if (one.Code is not null || HoldsNaN(one.Value)) return Disagreement(first, second);
        var other = Outcome.Of(Generated.Environment, second, GenValues.Activation());
        if (!one.Value.Equals(other.Value) || one.Value.GetHashCode() != other.Value.GetHashCode()) return $"{first} is not {second}";
        return Outcome.Of(Generated.Environment, $"{first} == {second}", GenValues.Activation()) is { Code: null, Value: var equal } && equal.Equals(CelValue.True)
            ? null
            : $"{first} == {second} is not true";
    });

    [Fact]
    public void Equality_IsSymmetric_AndEqualValuesHashAlike() => Generated.Check(5000, 6, static (random, generator) =>
    {
        var (a, b) = (generator.Any(2), generator.Any(2));
        var (left, right) = (Outcome.Of(Generated.Environment, a, GenValues.Activation()), Outcome.Of(Generated.Environment, b, GenValues.Activation()));
        if (left.Code is not null || right.Code is not null) return null;
        if (left.Value.Equals(right.Value) != right.Value.Equals(left.Value)) return $"{a} and {b}";
        if (left.Value.Equals(right.Value) && left.Value.GetHashCode() != right.Value.GetHashCode()) return $"{a} and {b} are equal with different hashes";
        return Disagreement($"({a}) == ({b})", $"({b}) == ({a})");
    });

    private static string Operand(Random random, ExprGenerator generator) => random.Next(6) switch
    {
        0 => "1 / 0 > 0",
        1 => "nothing.here",
        2 => "'x'",
        3 => random.Next(2) == 0 ? "true" : "false",
        _ => $"({generator.Of(GenType.Bool, 3)})",
    };

    private static string? Disagreement(string first, string second)
    {
        var (one, other) = (Outcome.Of(Generated.Environment, first, GenValues.Activation()), Outcome.Of(Generated.Environment, second, GenValues.Activation()));
        return one.Agrees(other) ? null : $"{first} gives {one}, {second} gives {other}";
    }

    private static bool HoldsNaN(CelValue value) => value.ToString().Contains("NaN", StringComparison.Ordinal);
}
