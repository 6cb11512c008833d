using System.Text.Json.Nodes;

namespace Swamp.Engine.Workflows.Model;

/// <summary>A group of steps with dependencies of its own (WF-12).</summary>
public sealed record WorkflowJob
{
    /// <summary>Name, unique in the workflow.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; null when not stated.</summary>
    public string? Description { get; init; }

    /// <summary>The steps, at least one, in the order of the file.</summary>
    public required IReadOnlyList<WorkflowStep> Steps { get; init; }

    /// <summary>The jobs that it waits for; all conditions have to hold. Empty when it waits for none.</summary>
    public IReadOnlyList<WorkflowDependency> DependsOn { get; init; } = [];

    /// <summary>Among jobs that are ready, lighter ones start first.</summary>
    public double Weight { get; init; }

    /// <summary>How many of its steps run at the same time; 0 for any number, null for what the workflow says.</summary>
    public int? Concurrency { get; init; }

    /// <summary>What a failed step means for the rest of the job; null when not stated, which means <see cref="JobFailurePolicy.Stop"/>.</summary>
    public JobFailurePolicy? FailurePolicy { get; init; }

    /// <summary>Whether all its steps go to one worker; null when not stated, which means no.</summary>
    public bool? Affinity { get; init; }

    /// <summary>Where its steps run, unless a step says otherwise.</summary>
    public WorkflowPlacement Placement { get; init; } = WorkflowPlacement.None;

    /// <summary>Driver of its steps, unless a step says otherwise; null when not stated.</summary>
    public string? Driver { get; init; }

    /// <summary>Settings of <see cref="Driver"/>.</summary>
    public JsonObject? DriverConfig { get; init; }
}
