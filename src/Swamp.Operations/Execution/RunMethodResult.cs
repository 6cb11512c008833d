using System.Text.Json.Nodes;

namespace Swamp.Operations.Execution;

/// <summary>How a method run went (RUN-7).</summary>
public sealed record RunMethodResult
{
    /// <summary>Id of the definition.</summary>
    public required string ModelId { get; init; }

    /// <summary>Name of the definition.</summary>
    public required string ModelName { get; init; }

    /// <summary>Normalized type.</summary>
    public required string ModelType { get; init; }

    /// <summary>The method.</summary>
    public required string MethodName { get; init; }

    /// <summary><c>succeeded</c>, or <c>failed</c> when a report failed.</summary>
    public required string Status { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required long Duration { get; init; }

    /// <summary>Id of the output record.</summary>
    public required string OutputId { get; init; }

    /// <summary>Absolute path of the run log.</summary>
    public required string LogFile { get; init; }

    /// <summary>What was produced.</summary>
    public required IReadOnlyList<DataArtifactView> DataArtifacts { get; init; }

    /// <summary>Reports by name; absent when they were skipped.</summary>
    public IReadOnlyDictionary<string, ReportView>? Reports { get; init; }

    /// <summary>Global arguments; secrets are references or hidden.</summary>
    public required JsonObject GlobalArguments { get; init; }

    /// <summary>Method arguments; secrets are references or hidden.</summary>
    public required JsonObject MethodArguments { get; init; }

    /// <summary>Who started it.</summary>
    public required string InitiatedBy { get; init; }

    /// <summary>How it was run; absent when nobody asked for a driver, which means <c>raw</c>.</summary>
    public DriverView? Driver { get; init; }
}
