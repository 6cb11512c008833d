using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Execution;

namespace Swamp.Cli.Execution;

/// <summary><c>swamp model output …</c> and <c>swamp model method history …</c> (MOD-60 to MOD-64).</summary>
internal static class OutputCommands
{
    public static Command BuildOutput() => new("output", "Look at what method runs produced") { Get("model output"), Search("model output"), Data(), LogItems() };

    public static Command BuildHistory() => new("history", "Look at earlier runs of methods")
    {
        Get("model method history"), Search("model method history"), RunLog(),
    };

    private static Argument<string> Reference() => new("output") { Description = "Id of an output, a beginning of one, or a model for its latest" };

    private static OperationCommand<OutputRequest, OutputResult> Get(string path)
    {
        var reference = Reference();
        var command = new OperationCommand<OutputRequest, OutputResult>("get", ExecutionOperations.GetOutput)
        {
            Examples = [new("The latest run of a model", $"swamp {path} get greet")],
            Bind = (invocation, _) => ValueTask.FromResult(new OutputRequest(invocation.Value(reference)!)),
            AlwaysJson = true,
            Render = static (_, _) => { },
        };
        command.Arguments.Add(reference);
        return command;
    }

    private static OperationCommand<OutputSearchRequest, OutputSearchResult> Search(string path)
    {
        var query = new Argument<string?>("query") { Description = "Part of an id, model, type, method or status", Arity = ArgumentArity.ZeroOrOne };
        var command = new OperationCommand<OutputSearchRequest, OutputSearchResult>("search", ExecutionOperations.SearchOutputs)
        {
            Examples = [new("All runs", $"swamp {path} search"), new("Those that failed", $"swamp {path} search failed --json")],
            Bind = (invocation, _) => ValueTask.FromResult(new OutputSearchRequest { Query = invocation.Value(query) ?? "" }),
            JsonWithoutTerminal = true,
            Render = (result, output) => output.Table(
                ["ID", "MODEL", "METHOD", "STATUS", "STARTED", "MS"],
                [.. result.Results.Select(r => (IReadOnlyList<string>)[r.Id[..8], r.ModelName, r.MethodName, r.Status, r.StartedAt, r.DurationMs?.ToString() ?? ""])],
                "No runs."),
        };
        command.Aliases.Add("list");
        command.Arguments.Add(query);
        return command;
    }

    private static OperationCommand<OutputDataRequest, OutputDataResult> Data()
    {
        var reference = Reference();
        var field = new Option<string?>("--field") { Description = "A field of JSON content, dotted", HelpName = "path" };
        var version = new Option<int?>("--version") { Description = "Version of the item", HelpName = "n" };
        var name = new Option<string?>("--name") { Description = "Name of the item", HelpName = "name" };
        var command = new OperationCommand<OutputDataRequest, OutputDataResult>("data", ExecutionOperations.GetOutputData)
        {
            Examples = [new("What the latest run printed", "swamp model output data greet --name result --field stdout")],
            Bind = (invocation, _) => ValueTask.FromResult(new OutputDataRequest
            {
                Output = invocation.Value(reference)!,
                Field = invocation.Value(field),
                Version = invocation.Value(version),
                Name = invocation.Value(name),
            }),
            Render = (result, output) => output.Line(ExecutionText.Full(result.Data)),
        };
        command.Arguments.Add(reference);
        command.Options.Add(field);
        command.Options.Add(version);
        command.Options.Add(name);
        return command;
    }

    private static OperationCommand<OutputLogsRequest, OutputLogsResult> LogItems()
    {
        var (reference, tail) = (Reference(), Tail());
        return new OperationCommand<OutputLogsRequest, OutputLogsResult>("logs", ExecutionOperations.GetOutputLogs)
        {
            Arguments = { reference },
            Options = { tail },
            Examples = [new("The end of what a command printed", "swamp model output logs greet --tail 20")],
            Bind = (invocation, _) => ValueTask.FromResult(new OutputLogsRequest(invocation.Value(reference)!, invocation.Value(tail))),
            Render = static (result, output) => Lines(result.Lines, output),
        };
    }

    private static OperationCommand<LogRequest, LogResult> RunLog()
    {
        var (reference, tail) = (Reference(), Tail());
        return new OperationCommand<LogRequest, LogResult>("logs", ExecutionOperations.GetLogs)
        {
            Arguments = { reference },
            Options = { tail },
            Examples = [new("The end of a log", "swamp model method history logs greet --tail 20")],
            Bind = (invocation, _) => ValueTask.FromResult(new LogRequest(invocation.Value(reference)!, invocation.Value(tail))),
            Render = static (result, output) => Lines(result.Lines, output),
        };
    }

    private static Option<int?> Tail() => new("--tail") { Description = "Only so many lines from the end", HelpName = "n" };

    private static void Lines(IReadOnlyList<string> lines, TextOutput output)
    {
        foreach (var line in lines)
        {
            output.Line(line);
        }
    }
}
