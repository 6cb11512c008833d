using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary><c>swamp workflow create</c> (WFC-5, WFC-6).</summary>
internal static class CreateWorkflowCommand
{
    public static Command Build()
    {
        var name = new Argument<string>("name") { Description = "Name of the workflow: a-z, 0-9 and '-', at most 64 characters, or @scope/name" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be created" };
        var command = new OperationCommand<CreateWorkflowRequest, CreateWorkflowResult>("create", WorkflowOperations.Create)
        {
            Examples = [new("Create a workflow, then fill it", "swamp workflow create nightly-audit && swamp workflow edit nightly-audit")],
            Notes = "The example step runs a model 'example-model' that does not exist: replace it.",
            Bind = (invocation, _) => ValueTask.FromResult(new CreateWorkflowRequest(invocation.Value(name)!, invocation.Value(dryRun))),
            Render = static (result, output) =>
            {
                output.Line($"{(result.DryRun is true ? "Would create" : "Created")}: {result.Name}");
                output.Field("Path", result.Path);
                output.Line(output.Bold("Jobs:"));
                foreach (var job in result.Jobs)
                {
                    output.Line($"  {job.Name} — {job.Description}");
                    foreach (var step in job.Steps)
                    {
                        output.Line($"    {step.Name} ({step.TaskType}) — {step.Description}");
                    }
                }
            },
        };
        command.Arguments.Add(name);
        command.Options.Add(dryRun);
        return command;
    }
}
