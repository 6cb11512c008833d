namespace Swamp.Operations.Providers;

/// <summary>Asks what a type of datastore or driver is.</summary>
/// <param name="Type">Its name.</param>
public sealed record ProviderDescribeRequest(string Type);
