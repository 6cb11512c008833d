using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;
using Swamp.Engine.Vaults.Shell;

namespace Swamp.Engine.Vaults;

/// <summary>
/// Takes secrets out of command lines (SHELL-7, EXP-61): each token becomes a reference to an environment variable, quoted as its place
/// requires, so that the value arrives unchanged whatever characters it holds, and is never seen in a process list. Unlike in the existing
/// product, this also works inside single quotes, <c>$'…'</c> and here-documents with a quoted delimiter (QUIRK-25).
/// </summary>
public static class ShellSecrets
{
    /// <summary>Replaces all tokens of a table in a command.</summary>
    /// <param name="command">The command with tokens.</param>
    /// <param name="secrets">The table that made the tokens.</param>
    /// <param name="shell">The shell that will run it (SHELL-3).</param>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.VaultFailed"/> when a value cannot be a variable; <see cref="ErrorCodes.InvalidArgument"/> when the command is
    /// nested too deeply to be understood.
    /// </exception>
    public static PlacedShellText Place(string command, SecretTable secrets, ShellKind shell)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(secrets);
        var variables = new ShellVariables(secrets, shell == ShellKind.PowerShell);
        if (secrets.Tokens.Count == 0 || !command.Contains(secrets.TokenPrefix, StringComparison.Ordinal))
        {
            return new PlacedShellText(command, variables.Values);
        }

        var text = shell == ShellKind.PowerShell
            ? new PowerShellRewriter(command, variables).Rewrite()
            : new PosixShellRewriter(command, variables).Rewrite();
        return new PlacedShellText(text, variables.Values);
    }
}
