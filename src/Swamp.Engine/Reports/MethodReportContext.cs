using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Definitions;
using Swamp.Engine.Models;

namespace Swamp.Engine.Reports;

/// <summary>What a report of a method run knows (REP-11). Arguments are already redacted.</summary>
public sealed record MethodReportContext
{
    /// <summary>The definition that ran.</summary>
    public required Definition Definition { get; init; }

    /// <summary>Its type.</summary>
    public required ModelType Type { get; init; }

    /// <summary>The method that ran.</summary>
    public required string MethodName { get; init; }

    /// <summary><c>succeeded</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Global arguments before secrets, sensitive ones hidden.</summary>
    public required JsonObject GlobalArguments { get; init; }

    /// <summary>Method arguments before secrets, sensitive ones hidden.</summary>
    public required JsonObject MethodArguments { get; init; }

    /// <summary>What it wrote.</summary>
    public required IReadOnlyList<DataHandle> DataHandles { get; init; }
}
