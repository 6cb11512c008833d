using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Values;
using Swamp.Operations.Execution;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>Shows and lists runs.</summary>
internal static class HistoryHandlers
{
    public static async Task<WorkflowRunResult> GetAsync(WorkflowHistoryRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        return WorkflowRunViews.Of(await new RunSelection(session).NewestAsync(request.WorkflowOrRun, cancellationToken), request.Verbose);
    }

    public static async Task<WorkflowLogResult> LogsAsync(WorkflowLogRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var run = await new RunSelection(session).NewestAsync(request.WorkflowOrRun, cancellationToken);
        var full = run.LogFile is { } path ? ContainedPath.Check(session.Layout.Root, Path.GetFullPath(path, session.Layout.Root)) : null;
        if (full is null || !File.Exists(full))
        {
            throw new SwampException(
                ErrorCodes.NotFound, $"The run {run.Id} of \"{run.WorkflowName}\" has no log.", $"What its steps did: swamp workflow history get {run.Id}");
        }

        var lines = await LogTail.ReadAsync(full, request.Tail, cancellationToken);
        return new WorkflowLogResult(run.Id, run.WorkflowName, run.LogFile!, lines, lines.Count);
    }

    public static async Task<RunSearchResult> SearchAsync(RunSearchRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        DateTimeOffset? oldest = request.Since is null ? null
            : DurationText.TryParseLifetime(request.Since, out var age) ? context.Host.Clock.GetUtcNow() - age
            : throw new SwampException(ErrorCodes.InvalidArgument, $"\"{request.Since}\" is not an age.", "--since 7d");
        var items = new List<RunSearchItem>();
        foreach (var head in await session.Runs.ListAsync(null, cancellationToken))
        {
            var item = RunSearchItem.Of(head, session.Runs.IsHeld(head.Id));
            if (items.Count < request.Limit && (oldest is null || head.StartedAt >= oldest) && Matches(request, item))
            {
                items.Add(item);
            }
        }

        return new RunSearchResult(request.Query ?? "", items);
    }

    private static bool Matches(RunSearchRequest request, RunSearchItem item) =>
        (request.Status is null || item.Status == request.Status)
        && (request.Workflow is null || item.WorkflowName.Equals(request.Workflow, StringComparison.OrdinalIgnoreCase))
        && (request.Query is null || new[] { item.WorkflowName, item.RunId, item.Status }.Any(t => t.Contains(request.Query, StringComparison.OrdinalIgnoreCase)))
        && (request.Tags ?? new Dictionary<string, string>()).All(t => item.Tags is not null && item.Tags.TryGetValue(t.Key, out var value) && value == t.Value)
        && (request.Inputs ?? new Dictionary<string, string>()).All(i => item.Inputs?[i.Key] is { } value && value.ToString() == i.Value);
}
