using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Swamp.Operations.Workflows;

/// <summary>A schedule with inputs, as the workflow, the override, or both together have it.</summary>
/// <param name="Schedule">Cron text; null when there is none.</param>
/// <param name="Inputs">Inputs; null when there are none.</param>
public sealed record TriggerEntryView(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Schedule,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] JsonObject? Inputs);
