using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Cli.WorkflowRuns;

/// <summary><c>swamp workflow cancel</c> (WFC-53).</summary>
internal static class CancelWorkflowCommand
{
    public static Command Build()
    {
        var workflow = new Argument<string?>("workflow") { Description = "Name or id; its newest active run", Arity = ArgumentArity.ZeroOrOne };
        var run = new Option<string?>("--run") { Description = "Id of the run, or its beginning", HelpName = "id" };
        var all = new Option<bool>("--all") { Description = "Every active run" };
        var force = new Option<bool>("--force") { Description = "Close the record although it says that another machine runs it" };
        var reason = new Option<string?>("--reason") { Description = "Why, for the record", HelpName = "text" };
        var command = new OperationCommand<CancelWorkflowRequest, CancelWorkflowResult>("cancel", WorkflowRunOperations.Cancel)
        {
            Examples = [new("Cancel the newest run", "swamp workflow cancel nightly --reason 'wrong branch'"), new("Cancel everything", "swamp workflow cancel --all")],
            Bind = (invocation, _) => ValueTask.FromResult(new CancelWorkflowRequest
            {
                Workflow = invocation.Value(workflow),
                RunId = invocation.Value(run),
                All = invocation.Value(all),
                Force = invocation.Value(force),
                Reason = invocation.Value(reason) ?? "Cancelled by user",
            }),
            Render = static (result, output) =>
            {
                foreach (var cancelled in result.Cancelled)
                {
                    output.Line(cancelled.Status == "cancelled"
                        ? $"Cancelled {cancelled.WorkflowName} ({cancelled.RunId}), which was {cancelled.PreviousStatus}"
                        : $"{cancelled.WorkflowName} ({cancelled.RunId}) ended by itself: {cancelled.Status}");
                }

                if (result.Count == 0)
                {
                    output.Line("Nothing was running.");
                }
            },
        };
        command.Arguments.Add(workflow);
        command.Options.Add(run);
        command.Options.Add(all);
        command.Options.Add(force);
        command.Options.Add(reason);
        return command;
    }
}
