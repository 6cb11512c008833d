using System.Globalization;
using Swamp.Cli.Help;

namespace Swamp.DocsGen;

/// <summary>The list of exit statuses.</summary>
internal static class ExitCodesPage
{
    public static string Write() => new Markdown()
        .Heading(1, "Exit codes")
        .Table(
            ["Code", "Name", "Meaning"],
            ExitCodeTable.Rows.Select(r => new[] { r.Code.ToString(CultureInfo.InvariantCulture), r.Name, r.Meaning }))
        .ToString();
}
