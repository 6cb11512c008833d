namespace Swamp.Operations.Providers;

/// <summary>A type of datastore or driver.</summary>
/// <param name="Type">Its name, for example <c>@acme/objects</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Description">What it is for.</param>
public sealed record ProviderTypeItem(string Type, string Name, string Description);
