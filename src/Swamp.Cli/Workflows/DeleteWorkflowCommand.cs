using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary><c>swamp workflow delete</c> (WFC-16). Everything that could prevent it is found out before the question is asked.</summary>
internal static class DeleteWorkflowCommand
{
    public static Command Build()
    {
        var workflow = new Argument<string>("workflow") { Description = "Name or id" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask" };
        var force = new Option<bool>("--force", "-f") { Description = "Do not ask" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be deleted" };
        var command = new FlowCommand("delete", WorkflowOperations.Delete.Summary, WorkflowOperations.Delete)
        {
            Examples = [new("Delete a workflow and the records of its runs", "swamp workflow delete nightly-audit --yes")],
            Flow = async (invocation, cancellationToken) =>
            {
                var request = new DeleteWorkflowRequest { Workflow = invocation.Value(workflow)! };
                var preview = await invocation.CallAsync(WorkflowOperations.Delete, request with { DryRun = true }, cancellationToken);
                if (invocation.Value(dryRun))
                {
                    invocation.Write(WorkflowOperations.Delete, preview, Render);
                    return 0;
                }

                var runs = preview.RunsDeleted == 0 ? "" : $" This will also delete {preview.RunsDeleted} run(s).";
                var question = $"Delete workflow '{preview.Deleted.Name}' ({preview.Deleted.Id})?{runs}";
                if (!await invocation.ConfirmAsync(question, invocation.Value(force) || invocation.Value(yes), cancellationToken))
                {
                    invocation.Tell("Nothing was changed.");
                    return 0;
                }

                invocation.Write(WorkflowOperations.Delete, await invocation.CallAsync(WorkflowOperations.Delete, request, cancellationToken), Render);
                return 0;
            },
        };
        command.Arguments.Add(workflow);
        command.Options.Add(yes);
        command.Options.Add(force);
        command.Options.Add(dryRun);
        return command;
    }

    private static void Render(DeleteWorkflowResult result, TextOutput output)
    {
        output.Line($"{(result.DryRun is true ? "Would delete" : "Deleted")}: {result.Deleted.Name}");
        output.Field("Path", result.Deleted.WorkflowPath);
        output.Field("Runs", result.RunsDeleted > 0 ? result.RunsDeleted : null);
    }
}
