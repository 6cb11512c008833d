using System.CommandLine;
using System.Text;
using Swamp.Cli.Rendering;
using Swamp.Cli.Terminal;
using Swamp.Engine.Errors;
using Swamp.Operations;
using Swamp.Operations.Events;
using Swamp.Operations.Hosting;

namespace Swamp.Cli.CommandLine;

/// <summary>One call of the command line: what was typed, and the ways to ask, call and answer.</summary>
internal sealed class Invocation(
    ParseResult parse, HostEnvironment host, ITerminal terminal, OutputOptions output, IOperationClient client, EventRenderer events)
{
    /// <summary>The surroundings of the process.</summary>
    public HostEnvironment Host => host;

    /// <summary>The streams.</summary>
    public ITerminal Terminal => terminal;

    /// <summary>How the call wants to be answered.</summary>
    public OutputOptions Output => output;

    /// <summary>Where events of operations go.</summary>
    public IOperationEvents Events => events;

    /// <summary>Writes answers to standard output.</summary>
    public ResultWriter Writer { get; } = new(terminal, output);

    /// <summary>Where the call starts from and which repository it named.</summary>
    public CallOptions Call { get; } = new()
    {
        WorkingDirectory = terminal.WorkingDirectory,
        RepositoryDirectory = parse.GetValue(GlobalOptions.RepositoryDirectory) is { } dir ? Path.GetFullPath(dir, terminal.WorkingDirectory) : null,
        Datastore = parse.GetValue(GlobalOptions.Datastore),
    };

    /// <summary>The value of an option, or its default.</summary>
    public T? Value<T>(Option<T> option) => parse.GetValue(option);

    /// <summary>The value of an argument, or its default.</summary>
    public T? Value<T>(Argument<T> argument) => parse.GetValue(argument);

    /// <summary>The values of a repeatable option; empty when it was not given.</summary>
    public IReadOnlyList<string> Values(Option<string[]> option) => parse.GetValue(option) ?? [];

    /// <summary>Whether an option was typed.</summary>
    public bool Has(Option option) => parse.GetResult(option) is { Implicit: false };

    /// <summary>The value of an argument that a person may have left out.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/> when it is missing (GEN-7).</exception>
    public string Required(Argument<string?> argument) => Value(argument) ?? throw new SwampException(
        ErrorCodes.InvalidArgument,
        $"Missing argument(s): {argument.Name}",
        $"{CommandPath} --help");

    /// <summary>The command as typed, without arguments: <c>swamp data get</c>.</summary>
    public string CommandPath { get; } = Help.CommandPath.Of(parse.CommandResult.Command);

    /// <summary>Calls an operation.</summary>
    public async Task<TResult> CallAsync<TRequest, TResult>(
        Operation<TRequest, TResult> operation, TRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.CallAsync(operation, request, Call, events, cancellationToken);
        }
        finally
        {
            events.Clear();
        }
    }

    /// <summary>Calls an operation whose events are shown in a way of their own.</summary>
    public Task<TResult> CallAsync<TRequest, TResult>(
        Operation<TRequest, TResult> operation, TRequest request, IOperationEvents own, CancellationToken cancellationToken) =>
        client.CallAsync(operation, request, Call, own, cancellationToken);

    /// <summary>Calls an operation elsewhere and without telling what happens meanwhile; for completions.</summary>
    public Task<TResult> CallQuietlyAsync<TRequest, TResult>(
        Operation<TRequest, TResult> operation, TRequest request, CallOptions call, CancellationToken cancellationToken) =>
        client.CallAsync(operation, request, call, NoEvents.Instance, cancellationToken);

    /// <summary>Writes a result: JSON or text, the same record.</summary>
    public void Write<TRequest, TResult>(
        Operation<TRequest, TResult> operation, TResult result, Action<TResult, TextOutput> render, bool alwaysJson = false) =>
        Writer.Write(result, operation.Result, render, alwaysJson);

    /// <summary>Says something to a person on standard error; silent in JSON mode and with <c>--quiet</c>.</summary>
    public void Tell(string text)
    {
        if (!output.Json && output.Level <= LogLevel.Info)
        {
            Quietly.Write(terminal.Error, VisibleText.Of(text) + "\n");
        }
    }

    /// <summary>Asks for a yes (GEN-13). Given beforehand, in JSON mode, the answer is yes.</summary>
    /// <param name="question">The question without the choices.</param>
    /// <param name="given">Whether <c>--yes</c> or <c>--force</c> was given.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.NeedsConfirmation"/> when nobody can answer.</exception>
    public async ValueTask<bool> ConfirmAsync(string question, bool given, CancellationToken cancellationToken)
    {
        if (given || output.Json)
        {
            return true;
        }

        if (!output.MayAsk)
        {
            throw new SwampException(
                ErrorCodes.NeedsConfirmation,
                terminal.InputIsTerminal
                    ? $"{question} Nobody can answer, because --no-input was given."
                    : $"{question} Standard input is not a terminal, so nobody can answer.",
                $"{CommandPath} … --yes");
        }

        await terminal.Error.WriteAsync($"{question} [y/N] ".AsMemory(), cancellationToken);
        using var reader = new StreamReader(terminal.Input, Encoding.UTF8, leaveOpen: true);
        var answer = await reader.ReadLineAsync(cancellationToken);
        return answer?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    /// <summary>Everything piped into standard input as text; null when standard input is a terminal.</summary>
    /// <param name="limitBytes">The most that is accepted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string?> ReadPipedInputAsync(int limitBytes, CancellationToken cancellationToken)
    {
        if (terminal.InputIsTerminal)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        var buffer = new byte[16384];
        int read;
        while ((read = await terminal.Input.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > limitBytes)
            {
                throw new SwampException(ErrorCodes.InvalidArgument, $"Standard input holds more than {limitBytes} bytes.", "Pass a smaller document.");
            }

            bytes.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
