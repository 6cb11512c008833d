using System.Text.RegularExpressions;
using Swamp.Architecture.Tests.Source;
using Swamp.Cli.Help;

namespace Swamp.Architecture.Tests.Surface;

/// <summary>The table of variables and the code that reads them agree.</summary>
public sealed partial class EnvironmentTests
{
    [Fact]
    public void Variable_ReadByTheProduct_IsInTheTable() => Findings.None(UsedNames().Except(EnvironmentTable.Rows.Select(r => r.Name)));

    [Fact]
    public void Variable_InTheTable_IsReadByTheProduct() => Findings.None(EnvironmentTable.Rows.Select(r => r.Name).Except(UsedNames()));

    [Fact]
    public void Table_Rows_AreInOrder()
    {
        var names = EnvironmentTable.Rows.Select(r => r.Name).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    private static HashSet<string> UsedNames() =>
    [
        .. from file in SourceTree.Product
           where !file.Path.EndsWith("/EnvironmentTable.cs", StringComparison.Ordinal)
           from match in Name().Matches(file.Text)
           select match.Groups["name"].Value,
    ];

    /// <summary>Names of ours as literals, and any name that is looked up.</summary>
    [GeneratedRegex(@"""(?<name>SWAMP_[A-Z_]+)""|(?:Variable|Switch)\(""(?<name>[A-Z_]+)""\)", RegexOptions.None, 5000)]
    private static partial Regex Name();
}
