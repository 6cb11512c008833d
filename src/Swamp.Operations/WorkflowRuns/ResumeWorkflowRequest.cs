using System.Text.Json.Nodes;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>A run to go on with (WFC-52).</summary>
public sealed record ResumeWorkflowRequest
{
    /// <summary>Name or id of the workflow.</summary>
    public required string Workflow { get; init; }

    /// <summary>Id of the run, or its beginning; needed when several could be meant.</summary>
    public string? RunId { get; init; }

    /// <summary>Step from which a failed or cancelled run starts over.</summary>
    public string? From { get; init; }

    /// <summary>Go on although the record says that another place runs it, which is gone. Default: false.</summary>
    public bool Force { get; init; }

    /// <summary>Inputs laid over those of the run.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>What applies to every step.</summary>
    public WorkflowRunOptions Options { get; set; } = new();

    /// <summary>Time limit in milliseconds; none when absent.</summary>
    public long? TimeoutMs { get; init; }
}
