using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Triggers;

namespace Swamp.Operations.Workflows;

/// <summary>Overrides of triggers (WFC-55).</summary>
internal static class TriggerHandlers
{
    public static async Task<TriggerSetResult> SetAsync(TriggerSetRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var workflow = (await session.Workflows.GetAsync(request.Workflow, cancellationToken)).Workflow;
        if (CronText.ProblemOf(request.Schedule) is { } problem)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"Invalid cron expression '{request.Schedule}': {problem}.",
                "Write five fields: minute, hour, day of month, month, day of week; for example '0 2 * * *' for two at night.");
        }

        var inputs = request.Inputs is { Count: > 0 } given
            ? new JsonObject(given.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))))
            : null;
        await new TriggerOverrides(session.Layout, context.Host.Clock).SetAsync(workflow.Name, new TriggerOverride(request.Schedule, inputs), cancellationToken);
        return new TriggerSetResult(workflow.Name, new TriggerSetEntryView(request.Schedule, inputs));
    }

    public static async Task<TriggerGetResult> GetAsync(WorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var workflow = (await session.Workflows.GetAsync(request.Workflow, cancellationToken)).Workflow;
        var change = await new TriggerOverrides(session.Layout, context.Host.Clock).FindAsync(workflow.Name, cancellationToken);
        var own = workflow.Trigger;
        return new TriggerGetResult(
            workflow.Name,
            own is null ? null : new TriggerEntryView(own.Schedule, Copy(own.Inputs)),
            change is null ? null : new TriggerEntryView(change.Schedule, Copy(change.Inputs)),
            new TriggerEntryView(change?.Schedule ?? own?.Schedule, Merged(own?.Inputs, change?.Inputs)));
    }

    public static async Task<TriggerRemoveResult> RemoveAsync(WorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);

        // An override may outlive its workflow, so the name is taken as it is when there is none.
        var name = (await session.Workflows.FindAsync(request.Workflow, cancellationToken))?.Workflow.Name ?? request.Workflow;
        await new TriggerOverrides(session.Layout, context.Host.Clock).RemoveAsync(name, cancellationToken);
        return new TriggerRemoveResult(name);
    }

    private static JsonObject? Copy(JsonObject? map) => (JsonObject?)map?.DeepClone();

    private static JsonObject? Merged(JsonObject? own, JsonObject? change) =>
        own is null ? Copy(change) : change is null ? Copy(own) : JsonMerge.Deep(own, change);
}
