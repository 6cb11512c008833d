using System.Runtime.CompilerServices;
using Swamp.Cel;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Tests.Expressions;

/// <summary>Every form of every function of swamp has an example in docs/cel.md; Swamp.Operations.Tests evaluates them.</summary>
public sealed class DocumentedSignaturesTests
{
    [Fact]
    public void Functions_EachForm_HasAnExample()
    {
        var page = File.ReadAllLines(Path.Combine(Root(), "docs", "cel.md"));
        var functions = DataSignatures.All(NotCalled).Concat(DataSignatures.ModelMethod(NotCalled)).ToList();
        var environment = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).AddFunctions(functions).Build();
        var called = page.Where(static l => l.Contains(" ⇒ ", StringComparison.Ordinal) && l.StartsWith('|'))
            .SelectMany(l => environment.Compile(l.Split('`')[^4]).References.Calls)
            .Select(static c => (c.Name, c.Arguments.Count));

        Assert.Empty(functions.Select(static f => (f.Name, f.Parameters.Count)).Except(called));
    }

    private static ValueTask<CelValue> NotCalled(IReadOnlyList<CelValue> arguments, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is evaluated here.");

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}
