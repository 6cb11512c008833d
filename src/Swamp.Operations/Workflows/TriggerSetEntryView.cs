using System.Text.Json.Nodes;

namespace Swamp.Operations.Workflows;

/// <summary>An override as it was written.</summary>
/// <param name="Schedule">Cron text.</param>
/// <param name="Inputs">Inputs; absent when there are none.</param>
public sealed record TriggerSetEntryView(string Schedule, JsonObject? Inputs);
