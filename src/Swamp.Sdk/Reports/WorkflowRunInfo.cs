using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>A run of a workflow.</summary>
public sealed record WorkflowRunInfo
{
    /// <summary>Id of the workflow.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>Name of the workflow.</summary>
    public required string Name { get; init; }

    /// <summary>How the run ended, such as <c>succeeded</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The inputs of the run.</summary>
    public JsonObject Inputs { get; init; } = [];
}
