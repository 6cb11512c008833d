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

    /// <summary>Another process goes on with the run.</summary>
    public static JsonObject RunResumed(WorkflowRun run, DateTimeOffset at)
    {
        var entry = new JsonObject { [Kind] = "resume", ["at"] = IdFormat.Text(at), ["pid"] = run.Pid, ["host"] = run.Host, ["inputs"] = run.Inputs.DeepClone() };
        entry["resumeInputs"] = new JsonArray([.. run.ResumeInputs.Select(n => (JsonNode)n)]);
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

    /// <summary>Steps that start over (WF-89).</summary>
    public static JsonObject Reset(IReadOnlyList<(string Job, string? Step)> units) => new()
    {
        [Kind] = "reset",
        ["units"] = new JsonArray([.. units.Select(u => (JsonNode)(u.Step is null ? new JsonArray(u.Job) : new JsonArray(u.Job, u.Step)))]),
    };
}
