using System.CommandLine;
using System.Reflection;
using Swamp.Architecture.Tests.Source;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;
using Swamp.Operations;

namespace Swamp.Architecture.Tests.Surface;

/// <summary>What is declared is reachable and documented.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void Operation_Declared_IsInTheCatalogue()
    {
        var declared = typeof(Operation).Assembly.GetTypes()
            .Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(p => typeof(Operation).IsAssignableFrom(p.PropertyType))
            .Select(p => (Operation)p.GetValue(null)!);
        Findings.None(declared.Where(o => !OperationCatalogue.All.Contains(o)).Select(o => o.Name));
    }

    [Fact]
    public void Operation_Names_AreUniqueAndDotted()
    {
        Assert.Equal(OperationCatalogue.All.Count, OperationCatalogue.All.Select(o => o.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(OperationCatalogue.All, o => Assert.Matches(@"^[a-z]+(\.[a-z]+([-_]?[a-z]+)*)+$", o.Name));
    }

    [Fact]
    public void Operation_InTheCatalogue_HasACommand()
    {
        var commands = Flatten(CommandTree.BuildAll()).OfType<SwampCommand>().SelectMany(c => c.Operations).Select(o => o.Name).ToHashSet();
        Findings.None(OperationCatalogue.All.Select(o => o.Name).Where(n => !commands.Contains(n)));
    }

    [Fact]
    public void Command_OfTheTree_UsesAnOperationOfTheCatalogue() => Findings.None(Flatten(CommandTree.BuildAll())
        .OfType<SwampCommand>()
        .SelectMany(c => c.Operations)
        .Where(o => !OperationCatalogue.All.Contains(o))
        .Select(o => o.Name));

    [Fact]
    public void Operation_InTheCatalogue_IsInTheReference()
    {
        var page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "reference", "operations.md"));
        Findings.None(OperationCatalogue.All.Select(o => o.Name).Where(n => !page.Contains($"`{n}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void ErrorCode_Declared_IsUniqueAndInTheReference()
    {
        var codes = Codes();
        var page = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "reference", "errors.md"));
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Findings.None(codes.Where(c => !Array.Exists(page, l => l.StartsWith($"| `{c}` | ", StringComparison.Ordinal) && !l.StartsWith($"| `{c}` |  |", StringComparison.Ordinal))));
    }

    [Fact]
    public void Operation_Errors_AreDeclaredCodes() =>
        Findings.None(OperationCatalogue.All.SelectMany(o => o.Errors.Select(e => (o.Name, Error: e))).Where(e => !Codes().Contains(e.Error)).Select(e => $"{e.Name}: {e.Error}"));

    private static List<string> Codes() =>
        [.. typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    private static IEnumerable<Command> Flatten(Command command) => command.Subcommands.SelectMany(Flatten).Prepend(command);
}
