using System.CommandLine;
using Swamp.Cli.CommandLine;

namespace Swamp.Cli.Completions;

/// <summary>
/// What the words before the current one mean: the command they lead to, its arguments and options. More forgiving than the parser,
/// because a line that is being typed is not finished.
/// </summary>
internal sealed class TypedWords
{
    private readonly List<string> arguments = [];
    private readonly Dictionary<string, string?> options = new(StringComparer.Ordinal);

    /// <summary>Reads the words.</summary>
    /// <param name="root">The tree, with the entries built that the words mention.</param>
    /// <param name="words">The words after the program's name; the last is the one to complete and may be empty.</param>
    public TypedWords(Command root, IReadOnlyList<string> words)
    {
        Command = root;
        Current = words.Count == 0 ? "" : words[^1];
        Before = ArgumentRewriter.Rewrite([.. words.SkipLast(1)]);
        foreach (var word in Before)
        {
            Read(word);
        }
    }

    /// <summary>The command that the words lead to.</summary>
    public Command Command { get; private set; }

    /// <summary>The word to complete.</summary>
    public string Current { get; }

    /// <summary>The words before it.</summary>
    public IReadOnlyList<string> Before { get; }

    /// <summary>The option that the current word is the value of; null when it is not one.</summary>
    public Option? Pending { get; private set; }

    /// <summary>Whether <c>--</c> was typed, after which nothing is an option.</summary>
    public bool OptionsEnded { get; private set; }

    /// <summary>Whether a word stands where a command should and is none, so that nothing can be said about what follows.</summary>
    public bool IsLost { get; private set; }

    /// <summary>The argument that the current word would be; null when there is no room for one.</summary>
    public Argument? NextArgument
    {
        get
        {
            var index = 0;
            foreach (var argument in Command.Arguments)
            {
                if (argument.Arity.MaximumNumberOfValues > 1 || index == arguments.Count)
                {
                    return argument;
                }

                index++;
            }

            return null;
        }
    }

    /// <summary>Options that may stand here.</summary>
    public IEnumerable<Option> KnownOptions => Command.Options.Concat(GlobalOptions.All).Distinct();

    /// <summary>Whether an option was typed.</summary>
    public bool Has(Option option) => options.ContainsKey(option.Name);

    /// <summary>The last value of an option; null when it was not typed.</summary>
    public string? OptionValue(string name) => options.GetValueOrDefault(name);

    /// <summary>The value of an argument by its name; null when it was not typed.</summary>
    public string? ArgumentValue(string name)
    {
        var index = Command.Arguments.ToList().FindIndex(a => a.Name == name);
        return index >= 0 && index < arguments.Count ? arguments[index] : null;
    }

    /// <summary>The option of that name or alias; null when there is none.</summary>
    public Option? FindOption(string name) => KnownOptions.FirstOrDefault(o => o.Name == name || o.Aliases.Contains(name));

    private void Read(string word)
    {
        if (Pending is { } pending)
        {
            options[pending.Name] = word;
            Pending = null;
        }
        else if (word == "--" && !OptionsEnded)
        {
            OptionsEnded = true;
        }
        else if (word.StartsWith('-') && word.Length > 1 && !OptionsEnded)
        {
            ReadOption(word);
        }
        else if (Command.Subcommands.FirstOrDefault(c => c.Name == word || c.Aliases.Contains(word)) is { } below)
        {
            Command = below;
            arguments.Clear();
        }
        else
        {
            IsLost |= Command.Subcommands.Count > 0;
            arguments.Add(word);
        }
    }

    private void ReadOption(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        if (FindOption(equals < 0 ? word : word[..equals]) is not { } option)
        {
            return;
        }

        if (equals < 0 && option.Arity.MaximumNumberOfValues > 0)
        {
            Pending = option;
        }

        options[option.Name] = equals < 0 ? null : word[(equals + 1)..];
    }
}
