using System.Text.Json.Nodes;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>A workflow to run (WFC-30).</summary>
public sealed record RunWorkflowRequest
{
    /// <summary>Name or id.</summary>
    public required string Workflow { get; init; }

    /// <summary>Inputs by name.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>Tags for the run and all data it writes.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>What applies to every step.</summary>
    public WorkflowRunOptions Options { get; set; } = new();

    /// <summary>Uses the stored evaluations instead of evaluating.</summary>
    public bool LastEvaluated { get; init; }

    /// <summary>Driver of every step; it wins over everything that files say. What they say when absent.</summary>
    public string? Driver { get; init; }

    /// <summary>Settings of <see cref="Driver"/>.</summary>
    public JsonObject? DriverConfig { get; init; }

    /// <summary>Time limit in milliseconds; none when absent.</summary>
    public long? TimeoutMs { get; init; }
}
