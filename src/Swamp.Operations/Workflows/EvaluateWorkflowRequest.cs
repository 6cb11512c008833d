using System.Text.Json.Nodes;

namespace Swamp.Operations.Workflows;

/// <summary>Asks for the evaluation of a workflow (WFC-21).</summary>
/// <param name="Workflow">Name or id.</param>
/// <param name="Inputs">Inputs, checked against the workflow's schema; null for its defaults only.</param>
public sealed record EvaluateWorkflowRequest(string Workflow, JsonObject? Inputs = null);
