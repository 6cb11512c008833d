using System.Text.Json.Nodes;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Expressions;
using Swamp.Engine.Inputs;
using Swamp.Engine.Locks;
using Swamp.Engine.Schemas;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Evaluation;
using Swamp.Engine.Workflows.Model;
using Swamp.Operations.Events;
using Swamp.Operations.Data;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Workflows;

/// <summary>Evaluates workflows and keeps the copies (WFC-21). An expression without a value stays text and is told as a warning.</summary>
internal static class EvaluateWorkflowHandlers
{
    public static async Task<EvaluatedWorkflowView> OneAsync(EvaluateWorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var stored = await session.Workflows.GetAsync(request.Workflow, cancellationToken);
        await using var held = await session.Locks.AcquireGlobalAsync(new LockEvents(context.Events), cancellationToken);
        var view = await EvaluateAsync(session, stored.Workflow, request.Inputs, withJobs: true, context, cancellationToken);
        await held.DoneAsync(cancellationToken);
        return view;
    }

    public static async Task<EvaluateWorkflowsResult> AllAsync(EvaluateWorkflowsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        await using var held = await session.Locks.AcquireGlobalAsync(new LockEvents(context.Events), cancellationToken);
        var items = new List<EvaluatedWorkflowView>();
        foreach (var stored in await session.Workflows.ListAsync(onBroken: null, cancellationToken))
        {
            items.Add(await EvaluateAsync(session, stored.Workflow, given: null, withJobs: false, context, cancellationToken));
        }

        await held.DoneAsync(cancellationToken);
        return new EvaluateWorkflowsResult(items, items.Count, items.Count(static item => item.HadExpressions));
    }

    private static async Task<EvaluatedWorkflowView> EvaluateAsync(
        RepositorySession session, Workflow workflow, JsonObject? given, bool withJobs, OperationContext context, CancellationToken cancellationToken)
    {
        var schema = DefinitionInputs.From(workflow.Inputs);
        var inputs = given is { Count: > 0 } ? schema.Validate(given) : (JsonObject)SchemaDefaults.Apply(schema.Schema, new JsonObject())!;
        var result = await new WorkflowEvaluation(self => session.CreateWorkflowScope(inputs, self)).RunAsync(workflow, cancellationToken);
        foreach (var unresolved in result.Unresolved)
        {
            await context.Events.WarnAsync(
                "workflow.evaluate",
                $"{workflow.Name}: {unresolved.Path}: ${{{{ {unresolved.Expression} }}}} stays text: {unresolved.Error.Message.Split('\n')[0]}",
                cancellationToken);
        }

        return new EvaluatedWorkflowView
        {
            Id = workflow.Id,
            Name = workflow.Name,
            HadExpressions = result.HadExpressions,
            ForEachExpanded = result.Expanded > 0 ? true : null,
            OutputPath = await session.Workflows.WriteEvaluatedAsync(result.Workflow, cancellationToken),
            Jobs = withJobs ? (JsonArray)session.Redactor.Redact(await JobsAsync(session, result.Workflow, cancellationToken))! : null,
        };
    }

    /// <summary>The jobs, each step with the driver that it will run with and the place that says so.</summary>
    private static async Task<JsonArray> JobsAsync(RepositorySession session, Workflow workflow, CancellationToken cancellationToken)
    {
        var jobs = (JsonArray)WorkflowJson.Of(workflow)["jobs"]!.DeepClone();
        for (var j = 0; j < workflow.Jobs.Count; j++)
        {
            for (var s = 0; s < workflow.Jobs[j].Steps.Count; s++)
            {
                if (await DriverAsync(session, workflow.Jobs[j].Steps[s], workflow.Jobs[j], workflow, cancellationToken) is { Level: not DriverLevel.Default } choice)
                {
                    jobs[j]!["steps"]![s]!["effectiveDriver"] = new JsonObject { ["type"] = choice.Driver, ["level"] = choice.LevelName };
                }
            }
        }

        return jobs;
    }

    private static async Task<DriverChoice> DriverAsync(RepositorySession session, WorkflowStep step, WorkflowJob job, Workflow workflow, CancellationToken cancellationToken)
    {
        if (step.Task is not ModelMethodTask task)
        {
            return DriverChoice.Default;
        }

        if (DriverCascade.OfStep(step, step.Name, job, workflow) is { } choice)
        {
            return choice;
        }

        var definition = (task.ModelIdOrName ?? task.ModelName) is { } name && !ExpressionText.MayContain(name) ? await session.Definitions.FindAsync(name, cancellationToken) : null;
        return definition is not null
            ? DriverCascade.OfDefinition(definition.Definition, session.DefaultDriver)
            : DriverChoice.Of(session.DefaultDriver, DriverLevel.Repository, "defaultDriver in .swamp.yaml") ?? DriverChoice.Default;
    }
}
