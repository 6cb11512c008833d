using System.Text.Json.Nodes;
using Swamp.Engine.Runs;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>How a step ended, or that it waits.</summary>
/// <param name="Status">A terminal state, or <see cref="UnitStatus.WaitingApproval"/>.</param>
internal sealed record StepOutcome(UnitStatus Status)
{
    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>Why it was skipped.</summary>
    public string? SkipReason { get; init; }

    /// <summary>What it returned.</summary>
    public JsonObject? Output { get; init; }

    /// <summary>What it wrote.</summary>
    public IReadOnlyList<OutputArtifact> Artifacts { get; init; } = [];

    /// <summary>How an assertion went.</summary>
    public AssertOutcome? Assert { get; init; }

    /// <summary>Whether a failure is tolerated whatever the step says.</summary>
    public bool IsTolerated { get; init; }

    /// <summary>Whether a failure counts whatever the step says (WF-51, WF-81).</summary>
    public bool IsNeverTolerated { get; init; }

    /// <summary>Whether another attempt could help.</summary>
    public bool MayRetry { get; init; }

    /// <summary>The guard that held.</summary>
    public string? GuardExpression { get; init; }

    /// <summary>Its value.</summary>
    public JsonNode? GuardResult { get; init; }
}
