using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Execution;

/// <summary>
/// What a step of a workflow brings along for a method call. Its values are evaluated already and are never scanned for expressions again,
/// so that text from data cannot become an expression.
/// </summary>
internal sealed record StepMethodCall
{
    /// <summary>Id of the output record to be written.</summary>
    public required string OutputId { get; init; }

    /// <summary>UUID of the workflow.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>Name of the workflow.</summary>
    public required string WorkflowName { get; init; }

    /// <summary>The job.</summary>
    public required string JobName { get; init; }

    /// <summary>UUID of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The step.</summary>
    public required string StepName { get; init; }

    /// <summary>How many attempts went before.</summary>
    public int RetryCount { get; init; }

    /// <summary>The instance to run on, when it lives no longer than the run; null to look the target up.</summary>
    public Definition? Instance { get; init; }

    /// <summary>Global arguments that the task states, for calls on a type; null when it states none.</summary>
    public JsonObject? Globals { get; init; }

    /// <summary>Global arguments as they may be shown.</summary>
    public JsonObject? ShownGlobals { get; init; }

    /// <summary>Inputs of the workflow; expressions of the definition see them (WF-53).</summary>
    public required JsonObject WorkflowInputs { get; init; }

    /// <summary>Inputs of the step; secrets are tokens of <see cref="Secrets"/>.</summary>
    public required JsonObject Inputs { get; init; }

    /// <summary>Inputs of the step as they may be shown.</summary>
    public required JsonObject ShownInputs { get; init; }

    /// <summary>The secrets behind tokens.</summary>
    public required SecretTable Secrets { get; init; }

    /// <summary>The driver that the step, its job or its workflow names, settings evaluated; null when none does.</summary>
    public DriverChoice? Driver { get; init; }

    /// <summary>What the step changes of output specs, by spec.</summary>
    public IReadOnlyDictionary<string, StepOutput> Outputs { get; init; } = new Dictionary<string, StepOutput>(StringComparer.Ordinal);

    /// <summary>Tells the reports of the iterations of a repeated step apart (WF-64); empty elsewhere.</summary>
    public string ReportSuffix { get; init; } = "";

    /// <summary>The log of the run.</summary>
    public required RunLog Log { get; init; }

    /// <summary>Told before the method starts, so that a record of it can be found after a crash.</summary>
    public required Func<AcceptedCall, ValueTask> OnAccepted { get; init; }
}
