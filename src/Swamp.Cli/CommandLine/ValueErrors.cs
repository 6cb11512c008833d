using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Swamp.Engine.Values;

namespace Swamp.Cli.CommandLine;

/// <summary>Says in plain words why the value of an option or argument was refused.</summary>
internal static class ValueErrors
{
    /// <summary>The sentence for an error of the parser; its own text where the parser knows no more than we do.</summary>
    public static string Describe(ParseError error) => error.SymbolResult switch
    {
        OptionResult option when option.Tokens.Count > 0 => Describe(
            $"Option {option.Option.Name}", option.Option.ValueType, option.Option.GetCompletions(CompletionContext.Empty), option.Tokens, error),
        ArgumentResult argument when argument.Tokens.Count > 0 => Describe(
            $"Argument {argument.Argument.Name}", argument.Argument.ValueType, argument.Argument.GetCompletions(CompletionContext.Empty), argument.Tokens, error),
        _ => error.Message,
    };

    private static string Describe(string what, Type type, IEnumerable<CompletionItem> allowed, IReadOnlyList<Token> tokens, ParseError error)
    {
        var names = allowed.Select(a => a.Label).ToList();
        if (names.Count > 0 && tokens.FirstOrDefault(t => !names.Contains(t.Value, StringComparer.OrdinalIgnoreCase)) is { } wrong)
        {
            return $"{what}: '{Shorten.Word(wrong.Value)}' is not one of {string.Join(", ", names)}.{Suggestions.DidYouMean(wrong.Value, names)}";
        }

        return error.Message.StartsWith("Cannot parse argument", StringComparison.Ordinal)
            ? $"{what}: '{Shorten.Word(string.Join(' ', tokens.Select(t => t.Value)))}' is not {ValueTypeName.WithArticle(type)}."
            : error.Message;
    }
}
