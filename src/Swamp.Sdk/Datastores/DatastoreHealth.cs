namespace Swamp.Sdk;

/// <summary>Whether a datastore can be used.</summary>
/// <param name="Healthy">Whether it can.</param>
/// <param name="Message">What was found, for people.</param>
/// <param name="Latency">How long the datastore took to answer; null to have the whole call measured.</param>
public sealed record DatastoreHealth(bool Healthy, string Message, TimeSpan? Latency = null);
