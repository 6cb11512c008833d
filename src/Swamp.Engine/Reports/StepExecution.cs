using System.Text.Json.Nodes;
using Swamp.Engine.Data;

namespace Swamp.Engine.Reports;

/// <summary>A step as reports over workflows see it (REP-11).</summary>
public sealed record StepExecution
{
    /// <summary>The job.</summary>
    public required string JobName { get; init; }

    /// <summary>The step, after <c>forEach</c> was expanded.</summary>
    public required string StepName { get; init; }

    /// <summary><c>succeeded</c>, <c>failed</c> or <c>skipped</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Name of the model; empty when the step ran no method.</summary>
    public string ModelName { get; init; } = "";

    /// <summary>Type as it is written, for example <c>@acme/db</c>; empty when the step ran no method.</summary>
    public string ModelType { get; init; } = "";

    /// <summary>UUID of the model; empty when the step ran no method.</summary>
    public string ModelId { get; init; } = "";

    /// <summary>The method; empty when the step ran none.</summary>
    public string MethodName { get; init; } = "";

    /// <summary>What it wrote.</summary>
    public IReadOnlyList<DataHandle> DataHandles { get; init; } = [];

    /// <summary>Method arguments before secrets, sensitive ones hidden; empty after a restart of the run.</summary>
    public JsonObject MethodArguments { get; init; } = [];

    /// <summary>Global arguments before secrets, sensitive ones hidden; empty after a restart of the run.</summary>
    public JsonObject GlobalArguments { get; init; } = [];

    /// <summary>Commands that show what it wrote (REP-23).</summary>
    public IReadOnlyList<string> RetrievalCommands => [.. DataHandles.Select(handle => $"swamp data get {ModelName} {handle.Name}")];
}
