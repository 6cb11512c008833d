using System.Text.Json.Nodes;

namespace Swamp.Engine.Workflows.Model;

/// <summary>One task of a job, with what has to hold before it starts (WF-13).</summary>
public sealed record WorkflowStep
{
    /// <summary>Name, unique in the job; may contain expressions, then unique after <see cref="ForEach"/> was expanded.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; null when not stated.</summary>
    public string? Description { get; init; }

    /// <summary>What it does.</summary>
    public required WorkflowTask Task { get; init; }

    /// <summary>What it is repeated over; null for a single step.</summary>
    public ForEach? ForEach { get; init; }

    /// <summary>The steps of the same job that it waits for; all conditions have to hold. Empty when it waits for none.</summary>
    public IReadOnlyList<WorkflowDependency> DependsOn { get; init; } = [];

    /// <summary>Among steps that are ready, lighter ones start first.</summary>
    public double Weight { get; init; }

    /// <summary>How many iterations or siblings run at the same time; 0 for any number, null for what the job says (WF-42).</summary>
    public int? Concurrency { get; init; }

    /// <summary>What it changes of the output specs of its method (WF-26).</summary>
    public IReadOnlyList<StepOutputOverride> DataOutputOverrides { get; init; } = [];

    /// <summary>Whether its failure leaves the job unharmed.</summary>
    public bool AllowFailure { get; init; }

    /// <summary>One <c>${{ }}</c> expression; when it holds, the step is skipped (WF-51). Null without.</summary>
    public string? Guard { get; init; }

    /// <summary>Time that one attempt may take; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often and when it is tried again after a failure; null for never.</summary>
    public StepRetry? Retry { get; init; }

    /// <summary>Where it runs.</summary>
    public WorkflowPlacement Placement { get; init; } = WorkflowPlacement.None;

    /// <summary>Driver that it runs with; null when not stated.</summary>
    public string? Driver { get; init; }

    /// <summary>Settings of <see cref="Driver"/>.</summary>
    public JsonObject? DriverConfig { get; init; }
}
