using System.CommandLine;
using Swamp.Cli.CommandLine;

namespace Swamp.Cli.Help;

/// <summary>The words that lead to a command.</summary>
internal static class CommandPath
{
    /// <summary>For example <c>swamp data get</c>.</summary>
    public static string Of(Command command)
    {
        var words = new Stack<string>();
        for (var current = command; current is not null and not SwampRoot; current = current.Parents.OfType<Command>().FirstOrDefault())
        {
            words.Push(current.Name);
        }

        return string.Join(' ', words.Prepend("swamp"));
    }
}
