using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Help;

namespace Swamp.Cli.Completions;

/// <summary>
/// The sources of arguments and options: what the command says of them, else what their name says, since the same word means the same
/// thing on every command.
/// </summary>
internal static class UsualSources
{
    /// <summary>The source of a symbol's values; null when there is none.</summary>
    public static CompletionSource? Of(Command command, Symbol symbol) =>
        command is SwampCommand swamp && swamp.Completions.TryGetValue(symbol, out var named) ? named
        : symbol is Option ? OfOption(symbol.Name, CommandPath.Of(command))
        : OfArgument(symbol.Name, CommandPath.Of(command));

    private static CompletionSource? OfOption(string name, string path) => name switch
    {
        "--repo-dir" => Completion.Folders,
        "--log-level" => Completion.LogLevels,
        "--method" => Completion.Methods,
        "--model" => Completion.ModelNames,
        "--workflow" => Completion.WorkflowNames,
        "--vault" => Completion.VaultNames,
        "--key" => Completion.VaultKeys,
        "--tool" => Completion.Tools,
        "--type" when path == "swamp data search" => Completion.DataKinds,
        "--owner-type" => Completion.OwnerKinds,
        "--input" when path == "swamp model method run" => Completion.Inputs,
        "--input-file" => Completion.Files,
        _ => null,
    };

    private static CompletionSource? OfArgument(string name, string path) => name switch
    {
        "model" or "definition_name" or "output" => Completion.ModelNames,
        "workflow" => Completion.WorkflowNames,
        "model_or_type" => Completion.ModelsAndTypes,
        "vault" => Completion.VaultNames,
        "key" => Completion.VaultKeys,
        "type" when path.StartsWith("swamp vault ", StringComparison.Ordinal) => Completion.VaultTypes,
        "type" when path.StartsWith("swamp model ", StringComparison.Ordinal) => Completion.ModelTypes,
        "method" => Completion.Methods,
        "data" or "data_name" => Completion.DataNames,
        "name" when path.StartsWith("swamp data ", StringComparison.Ordinal) => Completion.DataNames,
        "path" => Completion.Files,
        _ => null,
    };
}
