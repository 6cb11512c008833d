using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Swamp.Cli.Help;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;

namespace Swamp.Cli.CommandLine;

/// <summary>Turns what the parser could not understand into our errors, with the exit statuses of GEN-7, GEN-8 and GEN-9.</summary>
internal static class UsageErrors
{
    /// <summary>The first thing that is wrong with the command line; null when it fits the command.</summary>
    public static UsageError? Find(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        var hint = $"{CommandPath.Of(command)} --help";
        if (UnexpectedWord(parse, command) is { } unexpected)
        {
            return new UsageError(unexpected);
        }

        if (OptionWithoutValue(parse) is { } option)
        {
            return new UsageError(new SwampException(ErrorCodes.InvalidArgument, $"Option {option.Name} needs a value.", hint));
        }

        var missing = Names(command.Arguments, a => a.Arity.MinimumNumberOfValues > 0 && (parse.GetResult(a)?.Tokens.Count ?? 0) < a.Arity.MinimumNumberOfValues);
        if (missing.Count > 0)
        {
            return new UsageError(new SwampException(ErrorCodes.InvalidArgument, $"Missing argument(s): {string.Join(", ", missing)}", hint));
        }

        var required = Names(command.Options, o => o.Required && parse.GetResult(o) is not { Implicit: false });
        if (required.Count > 0)
        {
            var options = required.Count == 1 ? "option" : "options";
            return new UsageError(new SwampException(ErrorCodes.Usage, $"Missing required {options} {string.Join(", ", required)}.", hint), ShowHelp: true);
        }

        // What the parser says about the command itself (unknown words, no subcommand) has been said above or is not an error here.
        return parse.Errors.FirstOrDefault(e => e.SymbolResult is not CommandResult) is { } error
            ? new UsageError(new SwampException(ErrorCodes.InvalidArgument, ValueErrors.Describe(error), hint))
            : null;
    }

    /// <summary>A loop, as every command comes through here: the first <c>Select</c> on a <c>Where</c> of a process costs more than the parsing does.</summary>
    private static List<string> Names<T>(IList<T> symbols, Func<T, bool> isWanted)
        where T : Symbol
    {
        var names = new List<string>();
        foreach (var symbol in symbols)
        {
            if (isWanted(symbol))
            {
                names.Add(symbol.Name);
            }
        }

        return names;
    }

    private static SwampException? UnexpectedWord(ParseResult parse, Command command)
    {
        if (parse.Tokens is [{ Type: TokenType.Directive } directive, ..])
        {
            return UnknownCommand(parse.RootCommandResult.Command, directive.Value);
        }

        if (OptionTakenForArgument(parse) is { } option)
        {
            return UnknownOption(command, option);
        }

        return parse.UnmatchedTokens is not [var word, ..] ? null
            : LooksLikeOption(word) && !parse.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash).All(t => t.Value != word) ? UnknownOption(command, word)
            : command.Subcommands.Any(c => !c.Hidden) ? UnknownCommand(command, word)
            : new SwampException(
                ErrorCodes.Usage,
                $"Too many arguments for '{CommandPath.Of(command)}': '{Shorten.Word(word)}' is not expected.",
                $"{CommandPath.Of(command)} --help");
    }

    /// <summary>A misspelled option becomes the value of an argument when the parser has one to fill; unless <c>--</c> stands before it, that is not meant.</summary>
    private static string? OptionTakenForArgument(ParseResult parse)
    {
        var suspects = parse.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Where(t => LooksLikeOption(t.Value)).ToList();
        if (suspects.Count == 0)
        {
            return null;
        }

        var beforeDashes = parse.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash).ToHashSet<Token>(ReferenceEqualityComparer.Instance);
        return suspects.Find(beforeDashes.Contains)?.Value;
    }

    private static bool LooksLikeOption(string word) =>
        word.Length > 1 && word[0] == '-' && !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>An option at the end, or one followed by another option instead of its value.</summary>
    private static Option? OptionWithoutValue(ParseResult parse)
    {
        for (SymbolResult? result = parse.CommandResult; result is CommandResult level; result = result.Parent)
        {
            var known = level.Command.Options;
            var found = level.Children.OfType<OptionResult>().FirstOrDefault(o => !o.Implicit
                && o.Option.Arity.MinimumNumberOfValues > 0
                && (o.Tokens.Count < o.Option.Arity.MinimumNumberOfValues || o.Tokens.Any(t => IsOption(t.Value, known))));
            if (found is not null)
            {
                return found.Option;
            }
        }

        return null;
    }

    private static bool IsOption(string word, IList<Option> known) =>
        LooksLikeOption(word) && known.Concat(GlobalOptions.All).Any(o => o.Name == word || o.Aliases.Contains(word));

    private static SwampException UnknownOption(Command command, string word)
    {
        var path = CommandPath.Of(command);
        var typed = word.Split('=')[0];
        var known = command.Options.Concat(GlobalOptions.All).Where(o => !o.Hidden).Select(o => o.Name);
        return new SwampException(
            ErrorCodes.InvalidArgument, $"Unknown option {Shorten.Word(typed)} for '{path}'.{Suggestions.DidYouMean(typed, known)}", $"{path} --help");
    }

    private static SwampException UnknownCommand(Command command, string word)
    {
        var path = CommandPath.Of(command);
        var known = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name);
        return new SwampException(ErrorCodes.Usage, $"Unknown command '{path} {Shorten.Word(word)}'.{Suggestions.DidYouMean(word, known)}", $"{path} --help");
    }
}
