using System.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Cli.CommandLine;

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
        Section(output, "Commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (Names(c), c.Description)));
        Section(output, "Arguments", command.Arguments.Where(a => !a.Hidden).Select(a => ($"<{a.Name}>", a.Description)));
        Section(output, "Options", command.Options.Where(o => !o.Hidden && !GlobalOptions.All.Contains(o)).Select(o => (Names(o), o.Description)));
        if (command is RootCommand)
        {
            Section(output, "Global options", GlobalOptions.All.Where(o => !o.Hidden).Select(o => (Names(o), o.Description)));
        }

        if (command is SwampCommand { Notes: { } notes })
        {
            output.Line();
            output.Line(notes);
        }

        output.Line();
        output.Line(command is RootCommand
            ? "Run 'swamp <command> --help' for a command, 'swamp help exit-codes' for exit codes."
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
        var hasOwnOptions = command is RootCommand || command.Options.Any(o => !o.Hidden && !GlobalOptions.All.Contains(o));
        return CommandPath.Of(command) + (command.Subcommands.Any(c => !c.Hidden) ? " <command>" : "") + string.Concat(arguments) + (hasOwnOptions ? " [options]" : "");
    }

    private static void Heading(TextOutput output, string text)
    {
        output.Line();
        output.Line(output.Bold(text + ":"));
    }

    private static void Section(TextOutput output, string heading, IEnumerable<(string Term, string? Text)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
        {
            return;
        }

        Heading(output, heading);
        var width = Math.Min(list.Max(r => r.Term.Length), 34);
        foreach (var (term, text) in list)
        {
            output.Line(term.Length > width ? $"  {term}\n  {"".PadRight(width)}  {text}" : $"  {term.PadRight(width)}  {text}".TrimEnd());
        }
    }

    private static string Names(Command command) => string.Join(", ", command.Aliases.Prepend(command.Name));

    private static string Names(Option option)
    {
        var names = string.Join(", ", option.Aliases.Prepend(option.Name).OrderBy(n => n.Length));
        return option.ValueType == typeof(bool) ? names : $"{names} <{option.HelpName ?? option.Name.TrimStart('-')}>";
    }
}
