using System.CommandLine;

namespace Swamp.Cli.CommandLine;

/// <summary>
/// A top-level command that has not been built: its name and summary are enough for the root's help, and a call builds only the entry it
/// names, because a tree of a hundred commands takes longer to build than most commands take to run.
/// </summary>
/// <param name="Name">Name as typed.</param>
/// <param name="Summary">One line for the root's help.</param>
/// <param name="Build">Builds the command with everything below it; its name is <paramref name="Name"/>.</param>
internal sealed record CommandEntry(string Name, string Summary, Func<Command> Build)
{
    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether it is left out of the help.</summary>
    public bool Hidden { get; init; }
}
