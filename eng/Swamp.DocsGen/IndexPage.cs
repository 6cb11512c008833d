using Swamp.Cli.Help;

namespace Swamp.DocsGen;

/// <summary>The first page of the reference.</summary>
internal static class IndexPage
{
    public static string Write(CommandHelp root)
    {
        var page = new Markdown()
            .Heading(1, "Reference")
            .Line("Generated from the program itself, so it is what the program does. `swamp help` shows the same in a terminal.")
            .Heading(2, "Commands")
            .Table(["Command", "What it does"], (root.Commands ?? []).Select(c => new[] { $"[`{c.Path}`](commands/{c.Name}.md)", c.Summary }))
            .Heading(2, "Options of every command");
        CommandPage.Options(page, Globals());
        return page
            .Heading(2, "Beside the commands")
            .Line("- [Operations](operations.md): what the commands call, with the JSON Schemas of requests and results.")
            .Line("- [Errors](errors.md): the stable codes.")
            .Line("- [Exit codes](exit-codes.md)")
            .Line("- [Environment variables](environment.md)")
            .ToString();
    }

    private static IReadOnlyList<OptionHelp> Globals() => [.. Cli.CommandLine.GlobalOptions.All.Where(o => !o.Hidden).Select(HelpReader.Read)];
}
