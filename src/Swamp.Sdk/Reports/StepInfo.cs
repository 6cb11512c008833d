using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>A step of a workflow that ran a method.</summary>
public sealed record StepInfo
{
    /// <summary>Name of the job.</summary>
    public required string JobName { get; init; }

    /// <summary>Name of the step.</summary>
    public required string StepName { get; init; }

    /// <summary>Name of the definition.</summary>
    public string? ModelName { get; init; }

    /// <summary>The model's type, as it is written.</summary>
    public string? ModelType { get; init; }

    /// <summary>Id of the definition.</summary>
    public string? ModelId { get; init; }

    /// <summary>The method.</summary>
    public string? MethodName { get; init; }

    /// <summary>How it ended, such as <c>succeeded</c>, <c>failed</c> or <c>skipped</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What it wrote.</summary>
    public IReadOnlyList<DataHandle> DataHandles { get; init; } = [];

    /// <summary>The method's arguments.</summary>
    public JsonObject? MethodArgs { get; init; }

    /// <summary>The model's global arguments.</summary>
    public JsonObject? GlobalArgs { get; init; }
}
