namespace Swamp.Cel.Tests.Checking;

/// <summary>What is declared can be called, and what can be called is declared.</summary>
public sealed class DeclarationTests
{
    /// <summary>These are checked by rules of their own.</summary>
    private static readonly string[] s_ruled = [Operators.OptSelect, Operators.MathMax, Operators.MathMin];

    private static readonly string[] s_compiled = [Operators.Equal, Operators.NotEqual];

    [Theory]
    [InlineData(CelDialect.Standard)]
    [InlineData(CelDialect.Swamp)]
    public void EveryDeclaredForm_HasAFunction(CelDialect dialect)
    {
        var environment = CelEnvironment.CreateBuilder().WithDialect(dialect).Build();
        var count = 0;
        foreach (var (name, isReceiver, overload) in Declarations.Tables(environment).SelectMany(static t => t.All))
        {
            count++;
            if (s_compiled.Contains(name)) continue;
            Assert.True(Library.Find(environment, name, isReceiver, overload.Parameters.Length) is not null, $"{overload.Id} cannot be called");
        }

        Assert.True(count > 200);
    }

    [Theory]
    [InlineData(CelDialect.Standard)]
    [InlineData(CelDialect.Swamp)]
    public void EveryFunction_HasAForm(CelDialect dialect)
    {
        var environment = CelEnvironment.CreateBuilder().WithDialect(dialect).Build();
        var declared = Declarations.Tables(environment).SelectMany(static t => t.All).Select(static f => (f.Name, f.IsReceiver, f.Overload.Parameters.Length)).ToHashSet();
        var known = LibraryTable.Create().Functions.Where(f => Library.Knows(environment, f.Name, f.IsReceiver) && !s_ruled.Contains(f.Name)).ToList();

        Assert.True(known.Count > 100);
        Assert.All(known, f => Assert.True(declared.Contains((f.Name, f.IsReceiver, f.Arguments)), $"{f} is not declared"));
    }

    [Fact]
    public void Forms_HaveNamesOfTheirOwn()
    {
        var environment = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).Build();

        var twice = Declarations.Tables(environment).SelectMany(static t => t.All).GroupBy(static f => f.Overload.Id, StringComparer.Ordinal).Where(static g => g.Count() > 1);

        Assert.Empty(twice.Select(static g => g.Key));
    }
}
