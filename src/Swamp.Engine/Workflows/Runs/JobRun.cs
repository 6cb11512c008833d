namespace Swamp.Engine.Workflows.Runs;

/// <summary>What became of a job (WF-102). Changed by the run that owns it only.</summary>
public sealed class JobRun
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Its state.</summary>
    public UnitStatus Status { get; set; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Its steps; a repeated step stands under its own name until it is expanded.</summary>
    public List<StepRun> Steps { get; } = [];

    /// <summary>Whether it has ended.</summary>
    public bool IsTerminal => Status is UnitStatus.Succeeded or UnitStatus.Failed or UnitStatus.Skipped;
}
