using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Workflows.Execution;

namespace Swamp.Engine.Workflows.Runs;

/// <summary>Rebuilds a run from the entries of its journal, each in constant time.</summary>
public sealed class JournalReplay
{
    private readonly Dictionary<(string Job, string Step), StepRun> steps = [];
    private readonly Dictionary<string, JobRun> jobs = new(StringComparer.Ordinal);

    /// <summary>The run so far; null before its first entry.</summary>
    public WorkflowRun? Run { get; private set; }

    /// <summary>The text of the workflow that the run began with.</summary>
    public string? WorkflowText { get; private set; }

    /// <summary>Takes the next entry.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.DataCorrupt"/> when the entry cannot be understood.</exception>
    public void Apply(JsonObject entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        try
        {
            ApplyChecked(entry);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or OverflowException)
        {
            throw new SwampException(ErrorCodes.DataCorrupt, $"An entry of the run's journal has a value of the wrong kind: {exception.Message}", innerException: exception);
        }
    }

    private void ApplyChecked(JsonObject entry)
    {
        var kind = Text(entry, JournalEntries.Kind);
        if (Run is null && kind != "run")
        {
            throw new SwampException(ErrorCodes.DataCorrupt, "The run's journal does not begin with the run.");
        }

        switch (kind)
        {
            case "run":
                Start(entry);
                break;
            case "resume":
                Resume(entry);
                break;
            case "end":
                End(entry);
                break;
            case "job":
                WorkflowRunJson.Apply(entry, JobOf(Text(entry, "jobName")));
                break;
            case "expand":
                Expand(entry);
                break;
            case "step":
                WorkflowRunJson.Apply(entry, StepOf(Text(entry, "job"), Text(entry, "stepName")));
                break;
            default:
                throw new SwampException(ErrorCodes.DataCorrupt, $"The run's journal has an entry of an unknown kind '{kind}'.", "A newer version of swamp wrote it.");
        }
    }

    private void Start(JsonObject entry)
    {
        Run = WorkflowRunJson.ReadHead(entry);
        WorkflowText = entry["workflow"]?.GetValue<string>();
        foreach (var job in (entry["jobs"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var name = Text(job, "name");
            foreach (var step in job["steps"] as JsonArray ?? [])
            {
                StepOf(name, step!.GetValue<string>());
            }

            JobOf(name);
        }
    }

    private void Resume(JsonObject entry)
    {
        Run!.Status = WorkflowRunStatus.Running;
        Run.CompletedAt = null;
        Run.Pid = entry["pid"]?.GetValue<int>();
        Run.Host = entry["host"]?.GetValue<string>();
        Run.Inputs = (JsonObject?)entry["inputs"]?.DeepClone() ?? [];
        Run.ResumeInputs.Clear();
        Run.ResumeInputs.AddRange((entry["resumeInputs"] as JsonArray ?? []).Select(static n => n!.GetValue<string>()));
        foreach (var unit in (entry["gone"] as JsonArray ?? []).OfType<JsonArray>())
        {
            var at = DateTimeOffset.Parse(Text(entry, "at"), System.Globalization.CultureInfo.InvariantCulture);
            ResumeState.Remove(Run, unit[0]!.GetValue<string>(), unit.Count > 1 ? unit[1]!.GetValue<string>() : null, at);
        }

        Reset(entry);
    }

    private void End(JsonObject entry)
    {
        Run!.Status = RunTexts.RunStatus(Text(entry, "status"));
        Run.CompletedAt = entry["at"] is null ? null : DateTimeOffset.Parse(Text(entry, "at"), System.Globalization.CultureInfo.InvariantCulture);
        Run.Tags.Clear();
        WorkflowRunJson.ReadTags(entry, Run.Tags);
    }

    private void Expand(JsonObject entry)
    {
        var job = JobOf(Text(entry, "job"));
        var template = Text(entry, "template");

        // The entry says all iterations that there are: those of an earlier expansion are taken over by name.
        var before = job.Steps.FindAll(s => s.Template == template || (s.Name == template && s.Template is null));
        var known = before.Where(static s => s.Template is not null).ToDictionary(static s => s.Name, StringComparer.Ordinal);
        var made = new List<StepRun>();
        foreach (var name in (entry["steps"] as JsonArray ?? []).Select(static n => n!.GetValue<string>()))
        {
            made.Add(known.GetValueOrDefault(name) ?? new StepRun { Name = name, Template = template, Index = made.Count });
        }

        var at = before.Count > 0 ? job.Steps.IndexOf(before[0]) : job.Steps.Count;
        foreach (var step in before)
        {
            steps.Remove((job.Name, step.Name));
        }

        job.Steps.RemoveAll(before.ToHashSet().Contains);
        job.Steps.InsertRange(at, made);
        foreach (var step in made)
        {
            steps[(job.Name, step.Name)] = step;
        }
    }

    private void Reset(JsonObject entry)
    {
        foreach (var unit in (entry["units"] as JsonArray ?? []).OfType<JsonArray>())
        {
            var job = JobOf(unit[0]!.GetValue<string>());
            if (unit.Count > 1)
            {
                StepOf(job.Name, unit[1]!.GetValue<string>()).Reset();
            }
            else
            {
                (job.Status, job.StartedAt, job.CompletedAt) = (UnitStatus.Pending, null, null);
            }
        }
    }

    private JobRun JobOf(string name)
    {
        if (!jobs.TryGetValue(name, out var job))
        {
            job = new JobRun { Name = name };
            jobs.Add(name, job);
            Run!.Jobs.Add(job);
        }

        return job;
    }

    private StepRun StepOf(string jobName, string name)
    {
        if (!steps.TryGetValue((jobName, name), out var step))
        {
            step = new StepRun { Name = name };
            steps.Add((jobName, name), step);
            JobOf(jobName).Steps.Add(step);
        }

        return step;
    }

    private static string Text(JsonObject entry, string key) => entry[key] is JsonValue value && value.TryGetValue<string>(out var text)
        ? text
        : throw new SwampException(ErrorCodes.DataCorrupt, $"An entry of the run's journal has no '{key}'.");
}
