using System.Text;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Vaults;

/// <summary>
/// Takes secrets out of command lines (SHELL-7): each token becomes a reference to an environment variable, quoted for the place it stands
/// in, so that the value arrives unchanged and is never seen in a process list. Inside single quotes, where nothing expands, the quotes are
/// closed around the reference.
/// </summary>
public static class ShellSecrets
{
    private const string VariablePrefix = "__SWAMP_VAULT_";

    /// <summary>Replaces all tokens of a table in a command.</summary>
    public static PlacedShellText Place(string command, SecretTable secrets, ShellKind shell)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(secrets);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!command.Contains(secrets.TokenPrefix, StringComparison.Ordinal))
        {
            return new PlacedShellText(command, environment);
        }

        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var result = new StringBuilder();
        var quotes = new ShellQuotes(shell);
        for (var i = 0; i < command.Length;)
        {
            if (TokenAt(command, i, secrets) is { } token)
            {
                if (!variables.TryGetValue(token, out var variable))
                {
                    variables[token] = variable = VariablePrefix + variables.Count;
                    environment[variable] = secrets.Tokens[token];
                }

                result.Append(quotes.Reference(variable));
                i += token.Length;
                continue;
            }

            var width = quotes.Step(command, i);
            result.Append(command, i, width);
            i += width;
        }

        return new PlacedShellText(result.ToString(), environment);
    }

    private static string? TokenAt(string command, int index, SecretTable secrets)
    {
        if (string.CompareOrdinal(command, index, secrets.TokenPrefix, 0, secrets.TokenPrefix.Length) != 0)
        {
            return null;
        }

        var end = command.IndexOf("__", index + secrets.TokenPrefix.Length + 1, StringComparison.Ordinal);
        return end < 0 ? null : command[index..(end + 2)] is var token && secrets.Tokens.ContainsKey(token) ? token : null;
    }
}
