using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;
using Swamp.Engine.Redaction;
using Swamp.Engine.Vaults.Audit;

namespace Swamp.Engine.Vaults.Expressions;

/// <summary>Puts tokens for secrets into expressions (SEC-1), so that the values themselves appear only where a method runs.</summary>
public sealed class VaultResolver(VaultService vaults, Redactor redactor)
{
    /// <summary>
    /// The expression with each call of <c>vault.get</c> replaced by a string literal that holds a token. The values go into the table and
    /// are registered for redaction.
    /// </summary>
    /// <param name="expression">Text of one expression, without <c>${{ }}</c>.</param>
    /// <param name="secrets">The secrets of the call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException">
    /// A secret cannot be read: the message names the call, the code is that of the cause. <see cref="ErrorCodes.ExpressionFailed"/> when the
    /// arguments of a call are not two names.
    /// </exception>
    public async Task<string> SubstituteAsync(string expression, SecretTable secrets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (!VaultExpressions.MayContain(expression))
        {
            return expression;
        }

        var calls = VaultExpressions.Find(expression);
        if (calls.Count == 0)
        {
            throw new SwampException(
                ErrorCodes.ExpressionFailed,
                $"The arguments of vault.get in '{expression}' must be two names, not expressions.",
                "${{ vault.get('my-vault', 'MY_KEY') }}");
        }

        var tokens = new Dictionary<VaultCall, string>();
        foreach (var call in calls)
        {
            tokens[call] = secrets.TokenFor(await ReadAsync(call, VaultCallers.Expression, cancellationToken));
        }

        return VaultExpressions.Replace(expression, calls, call => $"\"{tokens[call]}\"");
    }

    /// <summary>The value of a call, registered for redaction.</summary>
    /// <exception cref="SwampException">The secret cannot be read.</exception>
    internal async Task<string> ReadAsync(VaultCall call, string caller, CancellationToken cancellationToken)
    {
        try
        {
            var value = await vaults.ReadAsync(call.VaultName, call.Key, caller, cancellationToken);
            redactor.Register(value);
            return value;
        }
        catch (SwampException exception)
        {
            throw new SwampException(
                exception.Error with { Message = $"Failed to resolve vault expression vault.get({call.VaultName}, {call.Key}): {exception.Error.Message}" },
                exception);
        }
    }
}
