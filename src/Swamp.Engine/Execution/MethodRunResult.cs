using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Reports;

namespace Swamp.Engine.Execution;

/// <summary>How a method run went (RUN-7).</summary>
public sealed record MethodRunResult
{
    /// <summary>The definition that ran.</summary>
    public required Definition Definition { get; init; }

    /// <summary>The method.</summary>
    public required string MethodName { get; init; }

    /// <summary>Whether the method and all its reports succeeded (RUN-11).</summary>
    public required bool Succeeded { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Id of the output record.</summary>
    public required string OutputId { get; init; }

    /// <summary>Absolute path of the run log.</summary>
    public required string LogFile { get; init; }

    /// <summary>What was produced, with the stored content of JSON items.</summary>
    public required IReadOnlyList<ProducedData> Data { get; init; }

    /// <summary>The reports, in the order made; null when they were skipped (RUN-8).</summary>
    public IReadOnlyList<ReportOutcome>? Reports { get; init; }

    /// <summary>Global arguments before secrets, sensitive ones hidden.</summary>
    public required JsonObject GlobalArguments { get; init; }

    /// <summary>Method arguments before secrets, sensitive ones hidden.</summary>
    public required JsonObject MethodArguments { get; init; }

    /// <summary>How it was run, and who said so.</summary>
    public required DriverChoice Driver { get; init; }

    /// <summary>Who started it (GEN-22).</summary>
    public required string InitiatedBy { get; init; }
}
