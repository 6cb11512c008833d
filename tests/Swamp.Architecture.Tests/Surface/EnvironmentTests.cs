using System.Text.RegularExpressions;
using Swamp.Architecture.Tests.Source;
using Swamp.Cli.Help;

namespace Swamp.Architecture.Tests.Surface;

/// <summary>The table of variables and the code that reads them agree.</summary>
public sealed partial class EnvironmentTests
{
    /// <summary>The system's own, which nobody sets for swamp, and the payload that one tool hands to its hook.</summary>
    private static readonly string[] NotOurs = ["HOME", "LOGNAME", "PATH", "USER", "USERNAME", "USERPROFILE", "USER_PROMPT"];

    [Fact]
    public void Variable_UsedByTheProduct_IsInTheTable() =>
        Findings.None(UsedNames().Except(EnvironmentTable.Rows.Select(r => r.Name)).Except(NotOurs).Select(n => $"{n}: add a row to {nameof(EnvironmentTable)}"));

    [Fact]
    public void Variable_InTheTable_IsReadByTheProduct() => Findings.None(
        EnvironmentTable.Rows.Select(r => r.Name).Except(SourceTree.Product.Where(f => !IsTable(f)).SelectMany(f => Names(f.Text))));

    [Fact]
    public void Table_Rows_AreInOrder()
    {
        var names = EnvironmentTable.Rows.Select(r => r.Name).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    /// <summary>Names that are read where they are needed, and those behind a property of the settings that something asks for.</summary>
    private static HashSet<string> UsedNames()
    {
        var settings = SourceTree.Product.Single(f => f.Path.EndsWith("/SwampEnvironment.cs", StringComparison.Ordinal));
        var others = SourceTree.Product.Where(f => f != settings && !IsTable(f)).ToList();
        var asked = others.SelectMany(f => Asked().Matches(f.Code)).Select(m => m.Groups["property"].Value).ToHashSet(StringComparer.Ordinal);
        var behind = Property().Matches(settings.Text).Where(m => asked.Contains(m.Groups["property"].Value)).SelectMany(m => Names(m.Value));
        return [.. others.SelectMany(f => Names(f.Text)), .. behind];
    }

    private static bool IsTable(SourceFile file) => file.Path.EndsWith("/EnvironmentTable.cs", StringComparison.Ordinal);

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(m => m.Groups["name"].Value);

    /// <summary>Names of ours as literals, and any name that is looked up.</summary>
    [GeneratedRegex(@"""(?<name>(?:SWAMP|OTEL)_[A-Z_]+)""|\b(?:Variable|Switch|Text|Flag|Int|Milliseconds)\(""(?<name>[A-Z_]{3,})""\)", RegexOptions.None, 5000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b[A-Za-z]*[Ee]nvironment\.(?<property>\w+)", RegexOptions.None, 5000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"public [\w?<>, ]+? (?<property>\w+)\s*(?:=>|\{)(?:(?!\n    public).)*", RegexOptions.Singleline, 5000)]
    private static partial Regex Property();
}
