using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;

namespace Swamp.Cli.Help;

/// <summary>The help page of a command: examples first, then usage and only what belongs to this level.</summary>
internal static class HelpWriter
{
    public static void Write(Command command, TextOutput output)
    {
        output.Line(command.Description ?? "");
        if (command is SwampCommand { Examples.Count: > 0 } withExamples)
        {
            Heading(output, "Examples");
            foreach (var example in withExamples.Examples)
            {
                output.Line($"  # {example.Does}");
                output.Line($"  {example.CommandLine}");
            }
        }

        Heading(output, "Usage");
        output.Line($"  {Usage(command)}");
        if (command.Aliases.Count > 0)
        {
            output.Line($"  Also: {string.Join(", ", command.Aliases.Order(StringComparer.Ordinal))}");
        }

        Section(output, "Commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? "")));
        Section(output, "Arguments", command.Arguments.Where(a => !a.Hidden).Select(a => ($"<{a.Name}>", Text(HelpReader.Read(a)))));
        Section(output, "Options", HelpReader.OwnOptions(command).Select(HelpReader.Read).Select(o => (Names(o), Text(o))));
        if (command is SwampRoot)
        {
            Section(output, "Global options", GlobalOptions.All.Where(o => !o.Hidden).Select(HelpReader.Read).Select(o => (Names(o), Text(o))));
            Section(output, "Topics of 'swamp help'", HelpTopics.Names);
        }

        if (command is SwampCommand { Notes: { } notes })
        {
            output.Line();
            output.Line(notes);
        }

        output.Line();
        output.Line(command is SwampRoot
            ? "Run 'swamp <command> --help' for a command, 'swamp help <topic>' for a topic."
            : "Every command also takes --json, --repo-dir, --quiet, --verbose; see 'swamp --help'.");
    }

    /// <summary>The usage line of a command.</summary>
    public static string Usage(Command command)
    {
        var arguments = command.Arguments.Where(a => !a.Hidden).Select(a => (a.Arity.MinimumNumberOfValues, a.Arity.MaximumNumberOfValues) switch
        {
            (0, > 1) => $" [{a.Name}...]",
            (0, _) => $" [{a.Name}]",
            (_, > 1) => $" <{a.Name}...>",
            _ => $" <{a.Name}>",
        });
        var hasOwnOptions = command is SwampRoot || HelpReader.OwnOptions(command).Any();
        var subcommand = command.Subcommands.Any(c => !c.Hidden) ? " <command>" : "";
        return CommandPath.Of(command) + subcommand + string.Concat(arguments) + (hasOwnOptions ? " [options]" : "");
    }

    /// <summary>The names of an option with what its value is called: <c>-n, --limit &lt;count&gt;</c>.</summary>
    public static string Names(OptionHelp option)
    {
        var names = string.Join(", ", (option.Aliases ?? []).Append(option.Name).OrderBy(n => n.Length));
        return option.ValueName is null ? names : $"{names} <{option.ValueName}>";
    }

    private static void Heading(TextOutput output, string text)
    {
        output.Line();
        output.Line(output.Bold(text + ":"));
    }

    private static void Section(TextOutput output, string heading, IEnumerable<(string Term, string Text)> rows)
    {
        var list = rows.ToList();
        if (list.Count > 0)
        {
            Heading(output, heading);
            TermList.Write(output, list);
        }
    }

    private static string Text(OptionHelp option) =>
        option.Description + Extras(option.Required ? "required" : null, option.Repeatable ? "repeatable" : null, option.AllowedValues, option.Default);

    private static string Text(ArgumentHelp argument) => argument.Description + Extras(null, null, argument.AllowedValues, argument.Default);

    private static string Extras(string? required, string? repeatable, IReadOnlyList<string>? allowed, string? standard)
    {
        string?[] all =
        [
            required, repeatable, allowed is null ? null : "one of: " + string.Join(", ", allowed), standard is null ? null : "default: " + standard,
        ];
        var present = all.Where(a => a is not null).ToList();
        return present.Count == 0 ? "" : $" ({string.Join("; ", present)})";
    }
}
