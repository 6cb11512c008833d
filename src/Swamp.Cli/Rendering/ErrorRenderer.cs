using Swamp.Cli.CommandLine;
using Swamp.Cli.Terminal;
using Swamp.Engine.Errors;
using Swamp.Operations.Events;
using Swamp.Operations.Json;

namespace Swamp.Cli.Rendering;

/// <summary>The only place that reports errors, and the table from error to exit status.</summary>
internal static class ErrorRenderer
{
    /// <summary>Reports an error on standard error and returns the exit status.</summary>
    public static int Report(Exception exception, ITerminal terminal, OutputOptions output, IReadOnlyList<string>? availableCommands = null)
    {
        var error = ErrorOf(exception);
        var showStack = error.Code == ErrorCodes.Internal || output.Level <= LogLevel.Debug;
        var stack = showStack && exception is not OperationCanceledException ? exception.ToString() : null;
        if (output.Json)
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
            terminal.Error.Write(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
        }
        else
        {
            var place = error.Location is { } location && !error.Message.Contains(location.ToString(), StringComparison.Ordinal) ? $"{location}: " : "";
            terminal.Error.WriteLine();
            terminal.Error.WriteLine($"Error: {place}{error.Message}");
            if (error.Hint is not null)
            {
                terminal.Error.WriteLine($"Hint:  {error.Hint}");
            }

            if (stack is not null)
            {
                terminal.Error.WriteLine(stack);
            }
        }

        return error.ExitStatus;
    }

    private static SwampError ErrorOf(Exception exception) => exception switch
    {
        SwampException swamp => swamp.Error,
        OperationCanceledException => new SwampError
        {
            Code = ErrorCodes.Cancelled,
            Message = "Cancelled.",
            ExitStatus = ExitCodes.Interrupted,
        },
        UnauthorizedAccessException or IOException => new SwampError { Code = ErrorCodes.FileSystem, Message = exception.Message },
        _ => new SwampError
        {
            Code = ErrorCodes.Internal,
            Message = $"Something broke inside swamp: {exception.Message}",
            Hint = "This is a defect; please report it with the lines below.",
        },
    };
}
