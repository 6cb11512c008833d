using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations;

namespace Swamp.Cli.CommandLine;

/// <summary>The usual command: parse, build the request, call the operation, render what comes back.</summary>
internal sealed class OperationCommand<TRequest, TResult>(string name, Operation<TRequest, TResult> operation) : SwampCommand(name, operation.Summary)
{
    /// <summary>Builds the request from what was typed.</summary>
    public required Func<Invocation, CancellationToken, ValueTask<TRequest>> Bind { get; init; }

    /// <summary>Writes the result for people. JSON needs no code: it is the result record.</summary>
    public required Action<TResult, TextOutput> Render { get; init; }

    /// <summary>Asks before it happens; false ends the command without doing anything.</summary>
    public Func<Invocation, TRequest, CancellationToken, ValueTask<bool>>? Confirm { get; init; }

    /// <summary>The exit status that a result stands for; 0 when absent.</summary>
    public Func<TResult, int>? ExitStatus { get; init; }

    /// <summary>Whether JSON is written even without <c>--json</c> (QUIRK-23).</summary>
    public bool AlwaysJson { get; init; }

    /// <summary>Whether JSON is written even without <c>--json</c> when standard input is no terminal (GEN-12).</summary>
    public bool JsonWithoutTerminal { get; init; }

    /// <inheritdoc/>
    public override Operation Operation => operation;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var request = await Bind(invocation, cancellationToken);
        if (Confirm is not null && !await Confirm(invocation, request, cancellationToken))
        {
            invocation.Tell("Nothing was changed.");
            return ExitCodes.Ok;
        }

        var result = await invocation.CallAsync(operation, request, cancellationToken);
        invocation.Write(operation, result, Render, AlwaysJson || (JsonWithoutTerminal && !invocation.Terminal.InputIsTerminal));
        return ExitStatus?.Invoke(result) ?? ExitCodes.Ok;
    }
}
