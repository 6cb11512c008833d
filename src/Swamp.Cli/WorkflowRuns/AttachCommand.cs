using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Cli.WorkflowRuns;

/// <summary><c>swamp run attach</c>.</summary>
internal static class AttachCommand
{
    public static Command Build()
    {
        var target = new Argument<string>("workflow_or_run") { Description = "A workflow, whose newest run is watched, or the id of a run or its beginning" };
        var command = new FlowCommand("attach", WorkflowRunOperations.Attach.Summary, WorkflowRunOperations.Attach)
        {
            Examples = [new("Watch the newest run", "swamp run attach nightly")],
            Flow = async (invocation, cancellationToken) =>
            {
                WorkflowRunResult result;
                await using (var progress = RunProgress.Create(invocation))
                {
                    result = await invocation.CallAsync(WorkflowRunOperations.Attach, new AttachRequest(invocation.Value(target)!), progress, cancellationToken);
                }

                invocation.Write(WorkflowRunOperations.Attach, result, WorkflowRunText.Summary);
                return result.Status is "succeeded" or "suspended" ? ExitCodes.Ok : ExitCodes.Failure;
            },
        };
        command.Arguments.Add(target);
        return command;
    }
}
