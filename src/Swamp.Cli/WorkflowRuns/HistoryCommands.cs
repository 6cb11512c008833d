using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Cli.WorkflowRuns;

/// <summary><c>swamp workflow history …</c> (WFC-45, WFC-46).</summary>
internal static class HistoryCommands
{
    public static Command Build() => new("history", "Look at earlier runs of workflows")
    {
        Get(), RunSearchCommand.Build("workflow history search"), Logs(),
    };

    private static Argument<string> Target() => new("workflow_or_run") { Description = "A workflow, whose newest run is shown, or the id of a run or its beginning" };

    private static OperationCommand<WorkflowHistoryRequest, WorkflowRunResult> Get()
    {
        var target = Target();
        return new OperationCommand<WorkflowHistoryRequest, WorkflowRunResult>("get", WorkflowRunOperations.History)
        {
            Arguments = { target },
            Examples =
            [
                new("The newest run", "swamp workflow history get nightly"),
                new("A certain run", "swamp workflow history get 3f2a91c0"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new WorkflowHistoryRequest { WorkflowOrRun = invocation.Value(target)!, Verbose = invocation.Output.Verbose }),
            Render = WorkflowRunText.Tree,
        };
    }

    private static OperationCommand<WorkflowLogRequest, WorkflowLogResult> Logs()
    {
        var target = Target();
        var tail = new Option<int?>("--tail") { Description = "Only so many lines from the end", HelpName = "n" };
        return new OperationCommand<WorkflowLogRequest, WorkflowLogResult>("logs", WorkflowRunOperations.Logs)
        {
            Arguments = { target },
            Options = { tail },
            Examples = [new("The end of the log of the newest run", "swamp workflow history logs nightly --tail 20")],
            Bind = (invocation, _) => ValueTask.FromResult(new WorkflowLogRequest(invocation.Value(target)!, invocation.Value(tail))),
            Render = static (result, output) =>
            {
                foreach (var line in result.Lines)
                {
                    output.Line(line);
                }
            },
        };
    }
}
