using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary><c>swamp workflow get</c> (WFC-10, WFC-11).</summary>
internal static class GetWorkflowCommand
{
    public static Command Build()
    {
        var workflow = new Argument<string>("workflow") { Description = "Name or id" };
        var graph = new Option<bool>("--graph") { Description = "Draw what waits for what; JSON is the same with and without" };
        var command = new FlowCommand("get", WorkflowOperations.Get.Summary, WorkflowOperations.Get)
        {
            Examples =
            [
                new("Show a workflow", "swamp workflow get nightly-audit"),
                new("Draw its jobs and steps", "swamp workflow get nightly-audit --graph"),
                new("For a program", "swamp workflow get nightly-audit --json"),
            ],
            Flow = async (invocation, cancellationToken) =>
            {
                var result = await invocation.CallAsync(WorkflowOperations.Get, new WorkflowRequest(invocation.Value(workflow)!), cancellationToken);
                invocation.Write(WorkflowOperations.Get, result, invocation.Value(graph) ? WorkflowGraph.Render : WorkflowText.Render);
                return 0;
            },
        };
        command.Arguments.Add(workflow);
        command.Options.Add(graph);
        return command;
    }
}
