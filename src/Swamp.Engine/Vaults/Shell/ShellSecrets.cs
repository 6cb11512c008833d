using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Vaults.Shell;

/// <summary>
/// Hands secrets to a shell command through its environment (SHELL-7, EXP-61): each token becomes the use of a variable, quoted as its place
/// requires, so that the value arrives unchanged whatever characters it holds, and the text of the command holds no secret. Unlike the
/// existing product, this also works inside single quotes, <c>$'…'</c> and here-documents with a quoted delimiter (QUIRK-25).
/// </summary>
public static class ShellSecrets
{
    /// <summary>Turns a command with tokens into one with variables.</summary>
    /// <param name="run">The command.</param>
    /// <param name="secrets">The table that made the tokens.</param>
    /// <param name="isPowerShell">Whether PowerShell will run it, and not a POSIX shell (SHELL-3).</param>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.VaultFailed"/> when a value cannot be a variable; <see cref="ErrorCodes.InvalidArgument"/> when the command is
    /// nested too deeply to be understood.
    /// </exception>
    public static ShellCommandText Protect(string run, SecretTable secrets, bool isPowerShell)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(secrets);
        var variables = new ShellVariables(secrets, isPowerShell);
        if (secrets.Tokens.Count == 0 || !run.Contains(secrets.TokenPrefix, StringComparison.Ordinal))
        {
            return new ShellCommandText(run, variables.Values);
        }

        var text = isPowerShell ? new PowerShellRewriter(run, variables).Rewrite() : new PosixShellRewriter(run, variables).Rewrite();
        return new ShellCommandText(text, variables.Values);
    }
}
