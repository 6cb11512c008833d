using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Cli.WorkflowRuns;

/// <summary><c>swamp workflow history</c> (WFC-45).</summary>
internal static class HistoryCommand
{
    public static Command Build()
    {
        var target = new Argument<string>("workflow_or_run") { Description = "A workflow, whose newest run is shown, or the id of a run or its beginning" };
        var command = new OperationCommand<WorkflowHistoryRequest, WorkflowRunResult>("history", WorkflowRunOperations.History)
        {
            Examples = [new("The newest run", "swamp workflow history nightly"), new("A certain run", "swamp workflow history 3f2a91c0")],
            Bind = (invocation, _) => ValueTask.FromResult(new WorkflowHistoryRequest { WorkflowOrRun = invocation.Value(target)!, Verbose = invocation.Output.Verbose }),
            Render = WorkflowRunText.Tree,
        };
        command.Arguments.Add(target);
        return command;
    }
}
