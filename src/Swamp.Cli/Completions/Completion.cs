using Swamp.Cli.CommandLine;
using Swamp.Cli.Help;

namespace Swamp.Cli.Completions;

/// <summary>The sources that commands attach to their arguments and options.</summary>
internal static class Completion
{
    /// <summary>Files and folders, found by the shell.</summary>
    public static CompletionSource Files { get; } = new((_, _) => Task.FromResult(new CandidateList(CandidateKind.Files, [])));

    /// <summary>Folders, found by the shell.</summary>
    public static CompletionSource Folders { get; } = new((_, _) => Task.FromResult(new CandidateList(CandidateKind.Folders, [])));

    /// <summary>Levels of importance.</summary>
    public static CompletionSource LogLevels { get; } = Fixed("trace", "debug", "info", "warning", "error", "fatal");

    /// <summary>Words of commands, and topics of the help in their place.</summary>
    public static CompletionSource CommandsAndTopics { get; } = new((query, _) =>
    {
        var words = new TypedWords(CommandTree.BuildFor(query.Before), [.. query.Before.Skip(1), ""]);
        var commands = words.Command.Subcommands.Where(c => !c.Hidden).Select(c => new Candidate(c.Name, c.Description));
        var topics = query.Before.Count == 1 ? HelpTopics.Names.Select(t => new Candidate(t.Name, t.Title)) : [];
        return Task.FromResult(CandidateList.Of(commands.Concat(topics)));
    });

    /// <summary>The same values everywhere.</summary>
    public static CompletionSource Fixed(params string[] values) => new((_, _) => Task.FromResult(CandidateList.Of(values.Select(v => new Candidate(v)))));
}
