using System.Text.Json.Nodes;

namespace Swamp.Engine.Workflows.Triggers;

/// <summary>What <c>.swamp/serve.yaml</c> says about the trigger of a workflow (WF-115).</summary>
/// <param name="Schedule">Schedule in place of the workflow's own; null keeps that.</param>
/// <param name="Inputs">Inputs over the workflow's own; null for none.</param>
public sealed record TriggerOverride(string? Schedule, JsonObject? Inputs);
