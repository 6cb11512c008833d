using Swamp.Cel.Tests.Generation;

namespace Swamp.Cel.Tests.Properties;

/// <summary>Expressions for properties; a failure names the one that breaks the rule.</summary>
internal static class Generated
{
    public static CelEnvironment Environment { get; } = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).Build();

    /// <summary>Checks a rule on generated inputs.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">What the inputs follow from.</param>
    /// <param name="rule">Tells what is wrong; null when nothing is.</param>
    public static void Check(int count, int seed, Func<Random, ExprGenerator, string?> rule)
    {
        var random = new Random(seed);
        var generator = new ExprGenerator(random);
        for (var i = 0; i < count; i++)
        {
            if (rule(random, generator) is { } problem) Assert.Fail($"seed {seed}, input {i}: {problem}");
        }
    }
}
