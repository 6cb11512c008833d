using Swamp.Engine.Errors;
using Swamp.Engine.Workflows.Runs;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>Finds the run that a caller means by a workflow, or by a run's id or its beginning.</summary>
internal sealed class RunSelection(RepositorySession session)
{
    private const int ShortestPrefix = 3;

    /// <summary>A run that waits or was cut off.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="runId">Id of the run, or its beginning; null for the only one.</param>
    /// <param name="force">Whether a run that another place seems to run counts as cut off.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<WorkflowRun> ResumableAsync(string workflow, string? runId, bool force, CancellationToken cancellationToken)
    {
        var heads = await OfAsync(workflow, runId, cancellationToken);
        var candidates = heads.Where(h => h.Status == WorkflowRunStatus.Suspended
            || (h.Status == WorkflowRunStatus.Running && (!session.Runs.IsHeld(h.Id) || (force && session.Runs.HolderElsewhere(h.Id) is not null)))).ToList();
        if (candidates.Count == 0 && heads.FirstOrDefault(h => h.Status == WorkflowRunStatus.Running && session.Runs.HolderElsewhere(h.Id) is not null) is { } elsewhere)
        {
            throw Elsewhere(elsewhere, session.Runs.HolderElsewhere(elsewhere.Id), "resume");
        }

        if (candidates.Count == 0 && heads is [var latest, ..])
        {
            var hint = latest.Status is WorkflowRunStatus.Failed or WorkflowRunStatus.Cancelled
                ? $"swamp workflow resume {latest.WorkflowName} --run {latest.Id} --from {latest.FailedStep ?? "<step>"}"
                : "swamp workflow history " + latest.WorkflowName;
            var state = latest.Status == WorkflowRunStatus.Running ? "is running in another process" : RunTexts.Of(latest.Status);
            throw new SwampException(ErrorCodes.NotFound, $"No suspended runs found for workflow \"{workflow}\". The newest one ({latest.Id}) {(latest.Status == WorkflowRunStatus.Running ? state : "is " + state)}.", hint);
        }

        return await OnlyAsync(candidates, workflow, "suspended", cancellationToken);
    }

    /// <summary>What is thrown for a run that another place runs, as far as its record tells.</summary>
    public static SwampException Elsewhere(RunHead head, RunHolder? holder, string command) => new(
        ErrorCodes.Conflict,
        $"The run {head.Id} of {head.WorkflowName} is under way {holder}, as far as its record tells.",
        $"Pull what is new: swamp datastore sync --pull. When that process is gone: swamp workflow {command} {head.WorkflowName} --run {head.Id} --force");

    /// <summary>A run that failed or was cancelled.</summary>
    public async Task<WorkflowRun> EndedBadlyAsync(string workflow, string? runId, CancellationToken cancellationToken)
    {
        var heads = await OfAsync(workflow, runId, cancellationToken);
        var ended = heads.Where(static h => h.Status is WorkflowRunStatus.Failed or WorkflowRunStatus.Cancelled).ToList();
        return await OnlyAsync(runId is null && ended.Count > 0 ? [ended[0]] : ended, workflow, "failed", cancellationToken);
    }

    /// <summary>The newest run of a workflow, or the run whose id begins so.</summary>
    public async Task<WorkflowRun> NewestAsync(string workflowOrRun, CancellationToken cancellationToken)
    {
        if (workflowOrRun.Length >= ShortestPrefix && workflowOrRun.All(static c => char.IsAsciiHexDigit(c) || c == '-'))
        {
            var matches = (await session.Runs.ListAsync(null, cancellationToken)).Where(h => Matches(h.Id, workflowOrRun)).ToList();
            if (matches.Count > 0)
            {
                return await OnlyAsync(matches, workflowOrRun, "", cancellationToken);
            }
        }

        var heads = await OfAsync(workflowOrRun, null, cancellationToken);
        return heads.Count > 0
            ? await LoadAsync(heads[0].Id, cancellationToken)
            : throw new SwampException(ErrorCodes.NotFound, $"The workflow \"{workflowOrRun}\" has not run yet.", $"swamp workflow run {workflowOrRun}");
    }

    /// <summary>Runs of a workflow, newest first; with an id, those whose ids begin so.</summary>
    public async Task<IReadOnlyList<RunHead>> OfAsync(string workflow, string? runId, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(workflow, cancellationToken);
        var heads = await session.Runs.ListAsync(stored, cancellationToken);
        if (stored is null)
        {
            heads = [.. heads.Where(h => h.WorkflowName == workflow || h.WorkflowId == workflow)];
            if (heads.Count == 0)
            {
                throw new SwampException(ErrorCodes.WorkflowNotFound, $"Workflow not found: {workflow}", "swamp workflow search");
            }
        }

        return runId is null ? heads : [.. heads.Where(h => Matches(h.Id, runId))];
    }

    /// <summary>The run with all its jobs.</summary>
    public async Task<WorkflowRun> LoadAsync(string runId, CancellationToken cancellationToken) =>
        await session.Runs.FindAsync(runId, cancellationToken)
        ?? throw new SwampException(ErrorCodes.NotFound, $"The run {runId} is gone.", "swamp workflow history");

    private async Task<string?> FindAsync(string workflow, CancellationToken cancellationToken)
    {
        try
        {
            return (await session.Workflows.FindAsync(workflow, cancellationToken))?.Workflow.Id;
        }
        catch (SwampException)
        {
            // Its file is broken; its runs are known by their own records.
            return null;
        }
    }

    private async Task<WorkflowRun> OnlyAsync(IReadOnlyList<RunHead> heads, string workflow, string state, CancellationToken cancellationToken) => heads switch
    {
        [var only] => await LoadAsync(only.Id, cancellationToken),
        [] => throw new SwampException(ErrorCodes.NotFound, $"No {state} runs found for workflow \"{workflow}\".", $"swamp workflow history {workflow}"),
        _ => throw new SwampException(
            ErrorCodes.Conflict,
            $"Several {state} runs could be meant: {string.Join(", ", heads.Take(10).Select(static h => h.Id))}.",
            $"Name one with --run {heads[0].Id}"),
    };

    private static bool Matches(string id, string prefix) =>
        id.Replace("-", "", StringComparison.Ordinal).StartsWith(prefix.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
