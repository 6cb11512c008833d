using System.CommandLine;
using Swamp.Engine.Errors;

namespace Swamp.Cli.CommandLine;

/// <summary>
/// Options that are either there or not. The parser would let them swallow a following <c>true</c> or <c>false</c>, which may be a
/// value meant for the command, so they take no value; <c>--flag=true</c> and <c>--flag=false</c> are still understood.
/// </summary>
internal static class Flags
{
    /// <summary>Makes every flag of a command and of the commands below it take no value.</summary>
    public static void Settle(Command command)
    {
        foreach (var option in command.Options)
        {
            if (option.ValueType == typeof(bool))
            {
                option.Arity = ArgumentArity.Zero;
            }
        }

        foreach (var subcommand in command.Subcommands)
        {
            Settle(subcommand);
        }
    }

    /// <summary>The arguments with <c>--flag=true</c> written as <c>--flag</c>, and without <c>--flag=false</c>.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/> when a flag is given another value.</exception>
    public static IReadOnlyList<string> Normalise(Command root, IReadOnlyList<string> arguments)
    {
        if (!arguments.Any(IsAssignment))
        {
            return arguments;
        }

        var normalised = new List<string>(arguments.Count);
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument == "--")
            {
                normalised.AddRange(arguments.Skip(i));
                break;
            }

            if (!IsAssignment(argument) || !IsFlag(root, argument[..argument.IndexOf('=', StringComparison.Ordinal)]))
            {
                normalised.Add(argument);
                continue;
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = (argument[..equals], argument[(equals + 1)..]);
            if (value is "true")
            {
                normalised.Add(name);
            }
            else if (value is not "false")
            {
                throw new SwampException(
                    ErrorCodes.InvalidArgument, $"Option {name} takes no value, but was given '{Shorten.Word(value)}'.", $"Write {name}, or leave it out.");
            }
        }

        return normalised;
    }

    private static bool IsAssignment(string argument) => argument.StartsWith('-') && argument.Contains('=', StringComparison.Ordinal);

    private static bool IsFlag(Command root, string name)
    {
        var options = WithName(root, name).ToList();
        return options.Count > 0 && options.TrueForAll(o => o.ValueType == typeof(bool));
    }

    private static IEnumerable<Option> WithName(Command command, string name) =>
        command.Options.Where(o => o.Name == name || o.Aliases.Contains(name)).Concat(command.Subcommands.SelectMany(c => WithName(c, name)));
}
