using Swamp.Cli.Help;
using Swamp.Operations;

namespace Swamp.DocsGen;

/// <summary>The list of operations.</summary>
internal static class OperationsPage
{
    public static string Write(CommandHelp root, IReadOnlyList<Operation> operations)
    {
        var commands = Flatten(root).Where(c => c.Operation is not null).ToLookup(c => c.Operation!, StringComparer.Ordinal);
        var page = new Markdown()
            .Heading(1, "Operations")
            .Line("Everything the product does is an operation: a typed request and a typed result. Commands are one way to call them.")
            .Line();
        return page.Table(
            ["Operation", "What it does", "Access", "Commands", "Schemas", "Errors"],
            operations.Select(o => new[]
            {
                Markdown.InCode(o.Name),
                o.Summary,
                o.Access.ToString().ToLowerInvariant(),
                string.Join("<br>", commands[o.Name].Select(c => $"[`{c.Path}`](commands/{c.Path.Split(' ')[1]}.md)")),
                $"[request](schemas/{o.Name}.request.json), [result](schemas/{o.Name}.result.json)",
                string.Join(", ", o.Errors.Select(Markdown.InCode)),
            })).ToString();
    }

    private static IEnumerable<CommandHelp> Flatten(CommandHelp command) => (command.Commands ?? []).SelectMany(Flatten).Prepend(command);
}
