using System.Text.Json.Nodes;
using Swamp.Engine.Identity;

namespace Swamp.Engine.Workflows.Runs;

/// <summary>
/// The entries of a journal, written here and understood in <see cref="JournalReplay"/>. They hold what may be shown: no value of a secret
/// gets into one.
/// </summary>
internal static class JournalEntries
{
    public const string Kind = "k";

    public static JsonObject RunStarted(WorkflowRun run, string? workflowText)
    {
        var entry = WorkflowRunJson.HeadOf(run);
        entry[Kind] = "run";
        entry["jobs"] = new JsonArray([.. run.Jobs.Select(j => (JsonNode)new JsonObject
        {
            ["name"] = j.Name,
            ["steps"] = new JsonArray([.. j.Steps.Select(s => (JsonNode)s.Name)]),
        })]);
        if (workflowText is not null)
        {
            entry["workflow"] = workflowText;
        }

        return entry;
    }

    /// <summary>A run that has a record and no journal, as other programs leave it: everything that is known of it.</summary>
    public static async Task BeginAsync(IRunJournal journal, WorkflowRun run)
    {
        if (!journal.IsEmpty)
        {
            return;
        }

        await journal.AppendAsync(RunStarted(run, workflowText: null));
        foreach (var job in run.Jobs)
        {
            foreach (var step in job.Steps)
            {
                await journal.AppendAsync(Step(job, step));
            }

            await journal.AppendAsync(Job(job));
        }
    }

    /// <summary>Another process goes on with the run.</summary>
    /// <param name="run">The run, as it goes on.</param>
    /// <param name="gone">What the workflow has no more: names of jobs, each with the name of a step or null for the job itself.</param>
    /// <param name="at">Now.</param>
    public static JsonObject RunResumed(WorkflowRun run, IReadOnlyList<(string Job, string? Step)> gone, DateTimeOffset at)
    {
        var entry = new JsonObject { [Kind] = "resume", ["at"] = IdFormat.Text(at), ["pid"] = run.Pid, ["host"] = run.Host, ["inputs"] = run.Inputs.DeepClone() };
        entry["resumeInputs"] = new JsonArray([.. run.ResumeInputs.Select(n => (JsonNode)n)]);

        if (gone.Count > 0)
        {
            entry["gone"] = new JsonArray([.. gone.Select(static g => (JsonNode)(g.Step is null ? new JsonArray(g.Job) : new JsonArray(g.Job, g.Step)))]);
        }

        // What starts over. A step that was cut off keeps its entries: they tell where to look for what it had written.
        entry["units"] = new JsonArray(
        [
            .. run.Jobs.Where(static j => j.Status == UnitStatus.Pending).Select(static j => (JsonNode)new JsonArray(j.Name)),
            .. run.Jobs.SelectMany(static j => j.Steps
                .Where(static s => s is { Status: UnitStatus.Pending, Call: null, ChildRunId: null, Attempts.Count: 0 })
                .Select(s => (JsonNode)new JsonArray(j.Name, s.Name))),
        ]);
        return entry;
    }

    public static JsonObject RunEnded(WorkflowRun run)
    {
        var entry = new JsonObject { [Kind] = "end", ["status"] = RunTexts.Of(run.Status), ["tags"] = WorkflowRunJson.Of(run.Tags) };
        if (run.CompletedAt is { } at)
        {
            entry["at"] = IdFormat.Text(at);
        }

        return entry;
    }

    public static JsonObject Job(JobRun job)
    {
        var entry = WorkflowRunJson.HeadOf(job);
        entry[Kind] = "job";
        return entry;
    }

    public static JsonObject Expanded(JobRun job, string template, IReadOnlyList<StepRun> steps) => new()
    {
        [Kind] = "expand",
        ["job"] = job.Name,
        ["template"] = template,
        ["steps"] = new JsonArray([.. steps.Select(s => (JsonNode)s.Name)]),
    };

    /// <summary>A step in its present state: the last entry of a step says everything about it.</summary>
    public static JsonObject Step(JobRun job, StepRun step)
    {
        var entry = WorkflowRunJson.Of(step);
        entry[Kind] = "step";
        entry["job"] = job.Name;
        return entry;
    }
}
