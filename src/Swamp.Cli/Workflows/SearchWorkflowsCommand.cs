using System.CommandLine;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary><c>swamp workflow search</c> (WFC-23).</summary>
internal static class SearchWorkflowsCommand
{
    public static Command Build()
    {
        var query = new Argument<string?>("query") { Description = "Part of name, id or description", Arity = ArgumentArity.ZeroOrOne };
        var command = new FlowCommand("search", WorkflowOperations.Search.Summary, WorkflowOperations.Search)
        {
            Examples = [new("List all workflows", "swamp workflow search"), new("Find workflows", "swamp workflow search audit --json")],
            Flow = async (invocation, cancellationToken) =>
            {
                var result = await invocation.CallAsync(WorkflowOperations.Search, new SearchWorkflowsRequest(invocation.Value(query) ?? ""), cancellationToken);
                invocation.Write(
                    WorkflowOperations.Search,
                    result,
                    static (found, output) => output.Table(
                        ["Name", "Jobs", "Inputs", "Schedule", "Description"],
                        [.. found.Results.Select(static item => (IReadOnlyList<string>)[item.Name, $"{item.JobCount}", item.HasInputs ? "yes" : "", ScheduleOf(item.Trigger), (item.Description ?? "").Split('\n')[0]])],
                        "No workflows found."),
                    alwaysJson: !invocation.Terminal.InputIsTerminal);
                return 0;
            },
        };
        command.Arguments.Add(query);
        command.Aliases.Add("list");
        return command;
    }

    private static string ScheduleOf(JsonObject? trigger) => trigger?["schedule"]?.GetValue<string>() ?? "";
}
