using System.Text.Json.Nodes;

namespace Swamp.Engine.Workflows.Model;

/// <summary>A workflow as its YAML file says it (WF-10). Texts may contain <c>${{ }}</c> expressions, which nobody has evaluated yet.</summary>
public sealed record Workflow
{
    /// <summary>UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Name, unique in the repository; <c>@scope/name</c> for those of extensions.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; null when not stated.</summary>
    public string? Description { get; init; }

    /// <summary>When it starts by itself; null for never.</summary>
    public WorkflowTrigger? Trigger { get; init; }

    /// <summary>Tags of its runs and of the data they write.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Schema of its inputs, as written (WF-14); null when there are none.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>The jobs, at least one, in the order of the file.</summary>
    public required IReadOnlyList<WorkflowJob> Jobs { get; init; }

    /// <summary>Version of the workflow, 1 or more.</summary>
    public int Version { get; init; } = 1;

    /// <summary>How many of its jobs, and of the steps of each job, run at the same time; 0 or null for any number.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Which reports follow a run; null when not stated.</summary>
    public WorkflowReports? Reports { get; init; }

    /// <summary>Whether all steps of a run go to one worker; null when not stated, which means no.</summary>
    public bool? Affinity { get; init; }

    /// <summary>Where its steps run, unless a job or step says otherwise.</summary>
    public WorkflowPlacement Placement { get; init; } = WorkflowPlacement.None;

    /// <summary>Driver of its steps, unless a job or step says otherwise; null when not stated.</summary>
    public string? Driver { get; init; }

    /// <summary>Settings of <see cref="Driver"/>.</summary>
    public JsonObject? DriverConfig { get; init; }
}
