using System.Text.Json.Serialization;

namespace Swamp.Operations.Workflows;

/// <summary>When a workflow starts by itself, and who says so (WFC-55).</summary>
/// <param name="WorkflowName">Name of the workflow.</param>
/// <param name="BuiltIn">What its file says; null for nothing.</param>
/// <param name="Override">What the override says; null without one.</param>
/// <param name="Effective">What holds.</param>
public sealed record TriggerGetResult(
    string WorkflowName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] TriggerEntryView? BuiltIn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] TriggerEntryView? Override,
    TriggerEntryView Effective);
