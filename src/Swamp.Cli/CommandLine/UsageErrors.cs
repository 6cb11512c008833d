using System.CommandLine;
using Swamp.Cli.Help;
using Swamp.Engine.Errors;

namespace Swamp.Cli.CommandLine;

/// <summary>Turns what the parser could not understand into our errors, with the exit statuses of GEN-7.</summary>
internal static class UsageErrors
{
    /// <summary>Throws when the arguments do not fit the command.</summary>
    public static void Check(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        var path = CommandPath.Of(command);
        if (parse.UnmatchedTokens is [var first, ..])
        {
            throw Unmatched(command, path, first);
        }

        var missing = command.Arguments
            .Where(a => a.Arity.MinimumNumberOfValues > 0 && (parse.GetResult(a)?.Tokens.Count ?? 0) < a.Arity.MinimumNumberOfValues)
            .Select(a => a.Name)
            .ToList();
        if (missing.Count > 0)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"Missing argument(s): {string.Join(", ", missing)}", $"{path} --help");
        }

        foreach (var option in command.Options.Where(o => o.Required && parse.GetResult(o) is not { Implicit: false }))
        {
            throw new SwampException(ErrorCodes.Usage, $"Missing required option {option.Name}.", $"{path} --help");
        }

        if (parse.Errors is [var error, ..])
        {
            throw new SwampException(ErrorCodes.InvalidArgument, error.Message, $"{path} --help");
        }
    }

    private static SwampException Unmatched(Command command, string path, string token)
    {
        if (token.StartsWith('-') && token.Length > 1)
        {
            var known = command.Options.Concat(GlobalOptions.All).Where(o => !o.Hidden).Select(o => o.Name);
            return new SwampException(ErrorCodes.InvalidArgument, $"Unknown option {token} for '{path}'.{DidYouMean(token, known)}", $"{path} --help");
        }

        var subcommands = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToList();
        return subcommands.Count > 0
            ? new SwampException(ErrorCodes.Usage, $"Unknown command '{path} {token}'.{DidYouMean(token, subcommands)}", $"{path} --help")
            : new SwampException(ErrorCodes.Usage, $"Too many arguments for '{path}': '{token}' is not expected.", $"{path} --help");
    }

    private static string DidYouMean(string typed, IEnumerable<string> known)
    {
        var best = known.Select(k => (Name: k, Distance: EditDistance(typed, k))).OrderBy(k => k.Distance).FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(2, typed.Length / 3) ? $" Did you mean '{best.Name}'?" : "";
    }

    private static int EditDistance(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64)
        {
            return int.MaxValue;
        }

        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
