using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Runs another workflow as a step (WF-70). Tags, inputs with their checks, skip options, thresholds and cancellation reach it.</summary>
internal sealed class NestedStep(RunContext context, WorkflowRunner runner)
{
    private const int MaxDepth = 10;

    public async Task<StepOutcome> RunAsync(StepItem item, NestedWorkflowTask task, StepValues values, CancellationToken cancellationToken)
    {
        var document = new JsonObject { ["workflowIdOrName"] = task.WorkflowIdOrName, ["inputs"] = StepValues.Document(task.Inputs) };
        var (runtime, _) = await values.EvaluateAsync(document, cancellationToken);
        if (values.Secrets.Tokens.Count > 0)
        {
            throw new SwampException(
                ErrorCodes.ValidationFailed,
                $"The inputs of step '{item.Run.Name}' read a secret; inputs of a workflow are recorded, so a secret cannot be passed on.",
                "Read the secret in the nested workflow, with vault.get() where it is used.");
        }

        var reference = StepValues.TextOf("task.workflowIdOrName", runtime["workflowIdOrName"]);
        var stored = await context.Services.Workflows.FindAsync(reference, cancellationToken)
            ?? await AsItBeganAsync(item, reference, cancellationToken)
            ?? throw new SwampException(ErrorCodes.WorkflowNotFound, $"Workflow not found: {reference}", "swamp workflow search");
        var chain = context.Chain;
        if (chain.Contains(stored.Workflow.Name, StringComparer.Ordinal))
        {
            throw new SwampException(ErrorCodes.CyclicDependency, $"Workflow cycle detected: {string.Join(" -> ", chain.Append(stored.Workflow.Name))}.", "A workflow cannot run itself.");
        }

        if (chain.Count > MaxDepth)
        {
            throw new SwampException(ErrorCodes.ValidationFailed, $"Workflows are nested deeper than {MaxDepth}: {string.Join(" -> ", chain.Append(stored.Workflow.Name))}.", "Flatten some of them.");
        }

        var child = await ChildAsync(item, stored, (JsonObject)StepValues.MapOf("inputs", task.Inputs, runtime["inputs"]).DeepClone(), cancellationToken);
        return OutcomeOf(item, reference, child, cancellationToken);
    }

    /// <summary>The workflow that a nested run began with, where its file is gone meanwhile.</summary>
    private async Task<StoredWorkflow?> AsItBeganAsync(StepItem item, string reference, CancellationToken cancellationToken)
    {
        if (item.Run.ChildRunId is not { } id || await context.Services.Runs.FindWorkflowTextAsync(id, cancellationToken) is not { } text
            || WorkflowReader.Read(text) is not { } workflow || (workflow.Name != reference && workflow.Id != reference))
        {
            return null;
        }

        return new StoredWorkflow(workflow, "", text, "", IsReadOnly: true);
    }

    private async Task<WorkflowRun> ChildAsync(StepItem item, StoredWorkflow stored, JsonObject inputs, CancellationToken cancellationToken)
    {
        var request = context.Request with { Workflow = stored, Inputs = inputs, Timeout = null, Driver = null };
        if (item.Run.ChildRunId is { } known && await context.Services.Runs.FindAsync(known, cancellationToken) is { } before && before.WorkflowId == stored.Workflow.Id)
        {
            var again = request with { Parent = new RunParent(context.Run.Id, context.Chain, known, context.Tree) };

            // A run that ended stays as it ended: what was rejected or cancelled does not come back to life with its parent.
            // One that another process runs in this moment is waited for like an approval.
            if (before.IsTerminal || context.Services.Runs.IsHeld(known))
            {
                return before;
            }

            var expired = await ApprovalAnswer.ExpireAsync(context.Services.Runs, before, stored.Workflow, context.Now, cancellationToken);
            before = expired ? (await context.Services.Runs.FindAsync(known, cancellationToken))! : before;
            return await runner.ContinueAsync(before, again, context.Observer, cancellationToken);
        }

        var id = IdFormat.Text(context.Services.Methods.Ids.NewUuid());
        item.Run.ChildRunId = id;
        await context.Journal.AppendAsync(JournalEntries.Step(item.Unit.Job.Run, item.Run));
        return await runner.RunAsync(request with { Parent = new RunParent(context.Run.Id, context.Chain, id, context.Tree) }, context.Observer, cancellationToken);
    }

    private static string FailureOf(WorkflowRun child, string reference) =>
        child.Status == WorkflowRunStatus.Cancelled ? $"The nested workflow \"{reference}\" (run {child.Id}) was cancelled{(child.Tags.TryGetValue("cancel_reason", out var reason) ? $": {reason}" : "")}."
        : child.FirstFailure()?.Error ?? $"The nested workflow \"{reference}\" (run {child.Id}) {RunTexts.Of(child.Status)}.";

    private static StepOutcome OutcomeOf(StepItem item, string reference, WorkflowRun child, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var output = new JsonObject { ["type"] = "workflow", ["workflow"] = reference, ["runId"] = child.Id, ["status"] = RunTexts.Of(child.Status) };
        switch (child.Status)
        {
            case WorkflowRunStatus.Succeeded:
                return new StepOutcome(UnitStatus.Succeeded) { Output = output };
            case WorkflowRunStatus.Running:
                item.Run.ApprovalPrompt = $"The nested workflow {child.WorkflowName} (run {child.Id}) is going on in another process.";
                return new StepOutcome(UnitStatus.WaitingApproval) { Output = output };
            case WorkflowRunStatus.Suspended:
                item.Run.ApprovalPrompt = $"The nested workflow {child.WorkflowName} (run {child.Id}) waits for an approval.";
                return new StepOutcome(UnitStatus.WaitingApproval) { Output = output };
            default:
                return new StepOutcome(UnitStatus.Failed) { Output = output, Error = FailureOf(child, reference) };
        }
    }
}
