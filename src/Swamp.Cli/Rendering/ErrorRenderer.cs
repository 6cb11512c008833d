using System.CommandLine;
using System.Text;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Help;
using Swamp.Cli.Terminal;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Files;
using Swamp.Operations.Events;
using Swamp.Operations.Json;

namespace Swamp.Cli.Rendering;

/// <summary>The only place that reports errors, and the table from error to exit status.</summary>
internal static class ErrorRenderer
{
    /// <summary>Reports an error on standard error and returns the exit status.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="terminal">Where to.</param>
    /// <param name="output">How the call wants to be answered.</param>
    /// <param name="cancellationToken">The token that ends the call; tells an interruption from an operation that gave up by itself.</param>
    /// <param name="helpFor">The command whose help people see first.</param>
    /// <param name="availableCommands">Subcommands that exist, where one was missing.</param>
    public static int Report(
        Exception exception,
        ITerminal terminal,
        OutputOptions output,
        CancellationToken cancellationToken,
        Command? helpFor = null,
        IReadOnlyList<string>? availableCommands = null)
    {
        var error = ErrorOf(exception, cancellationToken.IsCancellationRequested);
        var showStack = error.Code == ErrorCodes.Internal || output.Level <= LogLevel.Debug;
        var stack = showStack && error.Code != ErrorCodes.Cancelled ? exception.ToString() : null;
        Quietly.Write(terminal.Error, output.Json ? Json(error, availableCommands, stack) : Text(error, helpFor, stack, output));
        return error.ExitStatus;
    }

    private static string Json(SwampError error, IReadOnlyList<string>? availableCommands, string? stack)
    {
        using var bytes = new MemoryStream();
        JsonOutput.WritePretty(
            bytes,
            new ErrorDocument
            {
                Error = error.Message,
                Code = error.Code,
                Hint = error.Hint,
                File = error.Location?.File,
                Line = error.Location?.Line,
                Column = error.Location?.Column,
                Retryable = error.Retryable ? true : null,
                AvailableCommands = availableCommands,
                Stack = stack,
            },
            CliJsonContext.Default.ErrorDocument);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static string Text(SwampError error, Command? helpFor, string? stack, OutputOptions output)
    {
        var text = new StringBuilder();
        if (helpFor is not null)
        {
            using var bytes = new MemoryStream();
            using (var help = new TextOutput(bytes, width: 0, output with { Colour = false }))
            {
                HelpWriter.Write(helpFor, help);
            }

            text.Append(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        }

        var place = error.Location is { } location && !error.Message.Contains(location.ToString(), StringComparison.Ordinal) ? $"{location}: " : "";
        text.Append('\n').Append(VisibleText.Of($"Error: {place}{error.Message}")).Append('\n');
        if (error.Hint is not null)
        {
            text.Append(VisibleText.Of($"Hint:  {error.Hint}")).Append('\n');
        }

        if (stack is not null)
        {
            text.Append(VisibleText.Of(stack)).Append('\n');
        }

        return text.ToString();
    }

    private static SwampError ErrorOf(Exception exception, bool interrupted) => exception switch
    {
        SwampException swamp => swamp.Error,
        OperationCanceledException when interrupted => new SwampError
        {
            Code = ErrorCodes.Cancelled,
            Message = exception is CancelledRunException ? exception.Message : "Cancelled.",
            ExitStatus = ExitCodes.Interrupted,
        },
        _ when FileErrors.IsRefusal(exception) => new SwampError { Code = ErrorCodes.FileSystem, Message = exception.Message },
        _ => new SwampError
        {
            Code = ErrorCodes.Internal,
            Message = $"Something broke inside swamp: {exception.Message}",
            Hint = "This is a defect; please report it with the lines below.",
        },
    };
}
