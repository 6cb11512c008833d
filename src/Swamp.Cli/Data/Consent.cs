using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations;

namespace Swamp.Cli.Data;

/// <summary>The options of commands that remove things (GEN-13, GEN-14).</summary>
internal sealed class Consent
{
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask" };
    private readonly Option<bool> _force = new("--force", "-f") { Description = "The same as --yes" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only show what would be removed" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_dryRun);
        command.Options.Add(_yes);
        command.Options.Add(_force);
    }

    /// <summary>Whether it was given beforehand.</summary>
    public bool IsGiven(Invocation invocation) => invocation.Value(_yes) || invocation.Value(_force);

    /// <summary>Whether nothing is to be removed.</summary>
    public bool IsDryRun(Invocation invocation) => invocation.Value(_dryRun);

    /// <summary>Whether a preview and a question come first: for people who did not say yes beforehand.</summary>
    public bool NeedsPreview(Invocation invocation) => !IsGiven(invocation) && !IsDryRun(invocation) && !invocation.Output.Json;

    /// <summary>Shows what would be removed, asks, and removes it.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="operation">What removes.</param>
    /// <param name="request">The request; told whether it is for a preview.</param>
    /// <param name="question">What to ask about a preview; null when there is nothing to remove.</param>
    /// <param name="render">Writes a preview or the result for people.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<int> RemoveAsync<TRequest, TResult>(
        Invocation invocation,
        Operation<TRequest, TResult> operation,
        Func<bool, TRequest> request,
        Func<TResult, string?> question,
        Action<TResult, TextOutput> render,
        CancellationToken cancellationToken)
    {
        if (NeedsPreview(invocation))
        {
            var preview = await invocation.CallAsync(operation, request(true), cancellationToken);
            if (question(preview) is not { } text)
            {
                invocation.Write(operation, preview, render);
                return ExitCodes.Ok;
            }

            if (!await invocation.ConfirmAsync(text, given: false, cancellationToken))
            {
                invocation.Tell("Nothing was changed.");
                return ExitCodes.Ok;
            }
        }

        var result = await invocation.CallAsync(operation, request(IsDryRun(invocation)), cancellationToken);
        invocation.Write(operation, result, render);
        return ExitCodes.Ok;
    }
}
