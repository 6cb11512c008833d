using System.CommandLine;
using Swamp.Cli.CommandLine;

namespace Swamp.Cli.Completions;

/// <summary>
/// The sources of arguments and options: what the command says of them, else what their name says, since the same word means the same
/// thing on every command.
/// </summary>
internal static class UsualSources
{
    /// <summary>The source of a symbol's values; null when there is none.</summary>
    public static CompletionSource? Of(Command command, Symbol symbol) =>
        command is SwampCommand swamp && swamp.Completions.TryGetValue(symbol, out var named) ? named : symbol is Option ? OfOption(symbol.Name) : null;

    private static CompletionSource? OfOption(string name) => name switch
    {
        "--repo-dir" => Completion.Folders,
        "--log-level" => Completion.LogLevels,
        _ => null,
    };
}
