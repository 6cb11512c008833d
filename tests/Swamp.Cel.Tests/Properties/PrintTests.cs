using Swamp.Cel.Tests.Conformance;
using Swamp.Cel.Tests.Generation;

namespace Swamp.Cel.Tests.Properties;

public sealed class PrintTests
{
    [Fact]
    public void Print_OfGeneratedExpressions_IsTheSameTreeAndTheSameResult() => Generated.Check(10_000, 1, static (random, generator) =>
    {
        var source = generator.Any(random.Next(1, 6));
        return ProblemOf(source, Generated.Environment, GenValues.Activation());
    });

    [Fact]
    public void Print_OfTheSpecificationsExpressions_IsTheSameTreeAndTheSameResult()
    {
        foreach (var test in ConformanceCase.Load("conformance.json").Where(static c => !c.NeedsMessage))
        {
            if (CelEnvironment.Standard.Parse(test.Expression).IsValid) Assert.Null(ProblemOf(test.Expression, CelEnvironment.Standard, CelActivation.Empty));
        }
    }

    private static string? ProblemOf(string source, CelEnvironment environment, ICelActivation variables)
    {
        var tree = environment.Parse(source);
        if (!tree.IsValid) return $"{source}: {tree.Errors[0].Message}";
        var printed = tree.Root.ToString();
        var again = environment.Parse(printed);
        if (!again.IsValid || !ExprWalk.AreSame(tree.Root, again.Root)) return $"{source} prints as {printed}, which is another tree";
        if (again.Root.ToString() != printed) return $"{source} prints as {printed}, then as {again.Root}";
        var (before, after) = (Outcome.Of(environment, source, variables), Outcome.Of(environment, printed, variables));
        return before.IsSame(after) ? null : $"{source} gives {before}, printed {printed} gives {after}";
    }
}
