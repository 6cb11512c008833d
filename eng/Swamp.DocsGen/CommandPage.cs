using Swamp.Cli.Help;
using Swamp.Operations;

namespace Swamp.DocsGen;

/// <summary>The page of a top-level command with all commands below it.</summary>
internal static class CommandPage
{
    public static string Write(CommandHelp command, Schemas schemas)
    {
        var page = new Markdown();
        Write(page, command, 1, schemas);
        return page.ToString();
    }

    /// <summary>A table of options.</summary>
    public static void Options(Markdown page, IReadOnlyList<OptionHelp> options) => page.Table(
        ["Option", "Type", "Meaning"],
        options.Select(o => new[]
        {
            Markdown.InCode(HelpWriter.Names(o)),
            o.Type + (o.Repeatable ? "[]" : ""),
            Meaning(o.Description, o.Required ? "Required." : null, o.Repeatable ? "Repeatable." : null, o.AllowedValues, o.Default),
        }));

    private static void Write(Markdown page, CommandHelp command, int level, Schemas schemas)
    {
        page.Heading(Math.Min(level, 4), Markdown.InCode(command.Path)).Line(command.Summary).Line().Code("text", [command.Usage]);
        if (command.Aliases is { } aliases)
        {
            page.Line().Line($"Also: {string.Join(", ", aliases.Select(Markdown.InCode))}.");
        }

        if (command.Commands is { } below)
        {
            page.Line().Table(["Command", "What it does"], below.Select(c => new[] { Markdown.InCode(c.Path), c.Summary }));
        }

        if (command.Arguments is { } arguments)
        {
            page.Line().Table(["Argument", "Type", "Meaning"], arguments.Select(a => new[]
            {
                Markdown.InCode(a.Name),
                a.Type + (a.MaximumValues is null or > 1 ? "[]" : ""),
                Meaning(a.Description, a.MinimumValues == 0 ? "Optional." : null, null, a.AllowedValues, a.Default),
            }));
        }

        if (command.Options is { } options)
        {
            page.Line();
            Options(page, options);
        }

        if (command.Examples is { } examples)
        {
            page.Line().Code("sh", examples.SelectMany(e => new[] { $"# {e.Does}", e.CommandLine }));
        }

        if (command.Notes is { } notes)
        {
            page.Line().Line(notes);
        }

        Contract(page, command, schemas);
        foreach (var child in command.Commands ?? [])
        {
            Write(page, child, level + 1, schemas);
        }
    }

    private static void Contract(Markdown page, CommandHelp command, Schemas schemas)
    {
        if (OperationCatalogue.All.FirstOrDefault(o => o.Name == command.Operation) is { } operation)
        {
            page.Line().Line(
                $"Operation [`{operation.Name}`](../operations.md); access {command.Access}; "
                + $"{(operation.NeedsRepository ? "works in a repository" : "works anywhere")}. "
                + $"JSON output: [schema](../schemas/{operation.Name}.result.json).");
            var rows = Shape.Rows(schemas.Of(operation.ResultInfo));
            if (rows.Count > 0)
            {
                page.Line().Table(["JSON member", "Type", "Meaning"], rows);
            }
        }

        if (command.Errors is { } errors)
        {
            page.Line().Line($"Errors: {string.Join(", ", errors.Select(e => $"[`{e}`](../errors.md)"))}.");
        }

        if (command.ExitCodes is { } codes)
        {
            page.Line().Line($"[Exit codes](../exit-codes.md): {string.Join(", ", codes)}.");
        }
    }

    private static string Meaning(string description, string? first, string? second, IReadOnlyList<string>? allowed, string? standard)
    {
        string?[] parts =
        [
            description.EndsWith('.') ? description : description + ".",
            first,
            second,
            allowed is null ? null : $"One of {string.Join(", ", allowed.Select(Markdown.InCode))}.",
            standard is null ? null : $"Default: {Markdown.InCode(standard)}.",
        ];
        return string.Join(' ', parts.Where(p => p is not null));
    }
}
