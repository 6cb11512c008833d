using System.Text.Json.Nodes;

namespace Swamp.Engine.Datastores;

/// <summary>Whether a datastore can be used (DS-32).</summary>
/// <param name="Healthy">Whether it can.</param>
/// <param name="Message">What was found, for people.</param>
/// <param name="LatencyMs">How long looking took, in milliseconds.</param>
/// <param name="Details">More, as the provider has it; null for nothing.</param>
public sealed record DatastoreHealth(bool Healthy, string Message, double LatencyMs, JsonObject? Details = null);
