using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Cli.WorkflowRuns;

/// <summary><c>swamp workflow approvals</c>, <c>approve</c> and <c>reject</c> (WFC-50, WFC-51).</summary>
internal static class ApprovalCommands
{
    public static Command BuildList() => new OperationCommand<ApprovalsRequest, ApprovalsResult>("approvals", WorkflowRunOperations.Approvals)
    {
        Examples = [new("What waits for an answer", "swamp workflow approvals")],
        Bind = static (_, _) => ValueTask.FromResult(new ApprovalsRequest()),
        Render = static (result, output) => output.Table(
            ["Workflow", "Step", "Run", "Since", "Question"],
            [.. result.Approvals.Select(static a => (IReadOnlyList<string>)[a.WorkflowName, a.StepName, a.RunId, a.SuspendedAt ?? "", a.Prompt ?? ""])],
            "Nothing waits for an approval."),
    };

    public static Command BuildApprove() => Build("approve", WorkflowRunOperations.Approve, "swamp workflow approve release sign-off --reason 'looked at the plan'");

    public static Command BuildReject() => Build("reject", WorkflowRunOperations.Reject, "swamp workflow reject release sign-off --reason 'not on a Friday'");

    private static OperationCommand<DecideRequest, DecideResult> Build(string name, Operation<DecideRequest, DecideResult> operation, string example)
    {
        var workflow = new Argument<string>("workflow") { Description = "Name or id" };
        var step = new Argument<string>("step") { Description = "The step that asks" };
        var reason = new Option<string?>("--reason") { Description = "Why, for the record", HelpName = "text" };
        var run = new Option<string?>("--run") { Description = "Id of the run, or its beginning", HelpName = "id" };
        var command = new OperationCommand<DecideRequest, DecideResult>(name, operation)
        {
            Examples = [new("Answer", example)],
            Bind = (invocation, _) => ValueTask.FromResult(new DecideRequest
            {
                Workflow = invocation.Value(workflow)!,
                Step = invocation.Value(step)!,
                Reason = invocation.Value(reason),
                RunId = invocation.Value(run),
            }),
            Render = static (result, output) =>
            {
                output.Line($"{(result.Approved ? "Approved" : "Rejected")} step {result.StepName} of {result.WorkflowName} ({result.RunId})");
                foreach (var step in result.Followed ?? [])
                {
                    output.Line($"Ran after it: {step.Name} {step.Status}{(step.Error is null ? "" : $": {step.Error}")}");
                }

                if (result.RunStatus is not null)
                {
                    output.Line($"The run has ended: {result.RunStatus}");
                }

                if (result.Resume is not null)
                {
                    output.Line($"Go on with: {result.Resume}");
                }
            },
        };
        command.Arguments.Add(workflow);
        command.Arguments.Add(step);
        command.Options.Add(reason);
        command.Options.Add(run);
        return command;
    }
}
