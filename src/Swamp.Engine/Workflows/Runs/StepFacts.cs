using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Values;

namespace Swamp.Engine.Workflows.Runs;

/// <summary>What reports over the run want to know of a step and its record does not keep; gone with the process.</summary>
internal sealed record StepFacts
{
    private readonly PackedJson globalArguments;
    private readonly PackedJson methodArguments;

    /// <summary>Name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>Its type as it is written.</summary>
    public required string ModelType { get; init; }

    /// <summary>UUID of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>The method.</summary>
    public required string MethodName { get; init; }

    /// <summary>Id of the output record.</summary>
    public required string OutputId { get; init; }

    /// <summary>Global arguments, sensitive ones hidden.</summary>
    public required JsonObject GlobalArguments
    {
        get => globalArguments.Unpack()!;
        init => globalArguments = new PackedJson(value);
    }

    /// <summary>Method arguments, sensitive ones hidden.</summary>
    public required JsonObject MethodArguments
    {
        get => methodArguments.Unpack()!;
        init => methodArguments = new PackedJson(value);
    }

    /// <summary>What the method wrote; null when it did not end well.</summary>
    public IReadOnlyList<DataHandle>? Handles { get; init; }
}
