using Swamp.Cli.Help;

namespace Swamp.DocsGen;

/// <summary>The list of environment variables.</summary>
internal static class EnvironmentPage
{
    public static string Write() => new Markdown()
        .Heading(1, "Environment variables")
        .Line("An empty variable counts as unset. Options on the command line win over variables.")
        .Line()
        .Table(["Variable", "Meaning", "Default"], EnvironmentTable.Rows.Select(r => new[] { Markdown.InCode(r.Name), r.Meaning, r.Default ?? "" }))
        .ToString();
}
