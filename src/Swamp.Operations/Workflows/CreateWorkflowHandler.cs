using Swamp.Engine.Errors;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Operations.Workflows;

/// <summary>Creates a workflow with an example in it (WFC-5).</summary>
internal static class CreateWorkflowHandler
{
    public static async Task<CreateWorkflowResult> RunAsync(CreateWorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        WorkflowName.RequireCreatable(request.Name);
        var workflow = Example(Engine.Identity.IdFormat.Text(context.Host.Ids.NewUuid()), request.Name);
        string path;
        if (request.DryRun)
        {
            path = await session.Workflows.FindAsync(request.Name, cancellationToken) is { } taken
                ? throw new SwampException(ErrorCodes.WorkflowExists, $"Workflow already exists: {taken.Workflow.Name}.", $"swamp workflow get {taken.Workflow.Name}")
                : Path.Combine(session.Layout.Workflows, $"workflow-{(WorkflowName.IsFileName(request.Name) ? request.Name : workflow.Id)}.yaml");
        }
        else
        {
            path = (await session.Workflows.AddAsync(workflow, cancellationToken)).Path;
        }

        return new CreateWorkflowResult
        {
            Id = workflow.Id,
            Name = workflow.Name,
            Path = path,
            Jobs = [.. workflow.Jobs.Select(static job => new CreatedJobView(
                job.Name, job.Description, [.. job.Steps.Select(static step => new CreatedStepView(step.Name, step.Description, step.Task.Type))]))],
            DryRun = request.DryRun ? true : null,
        };
    }

    private static Workflow Example(string id, string name) => new()
    {
        Id = id,
        Name = name,
        Jobs =
        [
            new WorkflowJob
            {
                Name = "main",
                Description = "Main job (edit or replace)",
                Steps =
                [
                    new WorkflowStep
                    {
                        Name = "example",
                        Description = "Example step (edit or replace)",
                        Task = new ModelMethodTask { ModelIdOrName = "example-model", MethodName = "run" },
                    },
                ],
            },
        ],
    };
}
