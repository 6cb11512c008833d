using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Completions;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;

namespace Swamp.Cli.Help;

/// <summary><c>swamp help</c>.</summary>
internal static class HelpCommands
{
    public static Command Build()
    {
        var words = new Argument<string[]>("command-or-topic")
        {
            Description = "Words of a command, or the name of a topic",
            Arity = ArgumentArity.ZeroOrMore,
        };
        return new FlowCommand("help", "Show help for a command or a topic", operation: null)
        {
            Arguments = { words },
            Completions = new Dictionary<Symbol, CompletionSource> { [words] = Completion.CommandsAndTopics },
            Examples =
            [
                new("Help for a command", "swamp help version"),
                new("The whole command line as data", "swamp help --json"),
                new("What exit statuses mean", "swamp help exit-codes"),
            ],
            Notes = "Topics: " + string.Join(", ", HelpTopics.Names.Select(n => n.Name)) + ".",
            Flow = (invocation, _) => Task.FromResult(Show(invocation.Value(words) ?? [], invocation)),
        };
    }

    /// <summary>Shows the page of a command: text, or the same as JSON.</summary>
    public static void Show(Command command, string version, ResultWriter writer)
    {
        if (writer.IsJson)
        {
            writer.Write(HelpReader.Document(command, version), static () => HelpJsonContext.Default.HelpDocument, (_, _) => { });
        }
        else
        {
            writer.WriteText(text => HelpWriter.Write(command, text));
        }
    }

    private static int Show(IReadOnlyList<string> words, Invocation invocation)
    {
        if (words is [var name] && HelpTopics.Find(name) is { } topic)
        {
            invocation.Writer.Write(topic, static () => HelpJsonContext.Default.TopicHelp, TopicWriter.Write);
            return ExitCodes.Ok;
        }

        var command = Find(words, invocation.Output.Json && words.Count == 0 ? CommandTree.BuildAll() : CommandTree.BuildFor(words));
        Show(command, invocation.Host.Version, invocation.Writer);
        return ExitCodes.Ok;
    }

    private static Command Find(IReadOnlyList<string> words, Command root)
    {
        var command = root;
        foreach (var word in words.SkipWhile((w, i) => i == 0 && w == "swamp"))
        {
            var next = command.Subcommands.FirstOrDefault(c => c.Name == word || c.Aliases.Contains(word));
            if (next is null)
            {
                var known = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name);
                var topics = command == root ? HelpTopics.Names.Select(n => n.Name) : [];
                throw new SwampException(
                    ErrorCodes.Usage,
                    $"There is no help for '{CommandPath.Of(command)} {Shorten.Word(word)}'.{Suggestions.DidYouMean(word, known.Concat(topics))}",
                    "swamp help");
            }

            command = next;
        }

        return command;
    }
}
