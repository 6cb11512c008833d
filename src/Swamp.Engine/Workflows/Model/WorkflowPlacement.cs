namespace Swamp.Engine.Workflows.Model;

/// <summary>Which worker runs a step (WF-118). Each field is inherited from workflow to job to step where it is null.</summary>
public sealed record WorkflowPlacement
{
    /// <summary>Nothing stated.</summary>
    public static WorkflowPlacement None { get; } = new();

    /// <summary>Name or id of a worker; may contain expressions.</summary>
    public string? Target { get; init; }

    /// <summary>Labels that the worker has to carry; an empty map asks for none and ends inheritance.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Platform of the worker; may contain expressions.</summary>
    public string? Platform { get; init; }

    /// <summary>How long to wait for a worker; zero for ever, null when not stated.</summary>
    public TimeSpan? QueueTimeout { get; init; }

    /// <summary>Whether a worker is asked for; a time to wait alone does not (SCH-3).</summary>
    public bool IsActive => Target is not null || Platform is not null || Labels is { Count: > 0 };

    /// <summary>What holds for a step: each field from the nearest level that has it.</summary>
    public static WorkflowPlacement Of(Workflow workflow, WorkflowJob job, WorkflowStep step)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(step);
        return new WorkflowPlacement
        {
            Target = step.Placement.Target ?? job.Placement.Target ?? workflow.Placement.Target,
            Labels = step.Placement.Labels ?? job.Placement.Labels ?? workflow.Placement.Labels,
            Platform = step.Placement.Platform ?? job.Placement.Platform ?? workflow.Placement.Platform,
            QueueTimeout = step.Placement.QueueTimeout ?? job.Placement.QueueTimeout ?? workflow.Placement.QueueTimeout,
        };
    }

    /// <summary>What the worker has to be, in words: <c>target 'x', labels gpu=true</c>.</summary>
    public override string ToString() => string.Join(
        ", ",
        new[]
        {
            Target is null ? null : $"target '{Target}'",
            Labels is { Count: > 0 } labels ? $"labels {string.Join(',', labels.Select(static l => $"{l.Key}={l.Value}"))}" : null,
            Platform is null ? null : $"platform '{Platform}'",
        }.OfType<string>());
}
