namespace Swamp.Operations.Vaults;

/// <summary>A type of vaults.</summary>
/// <param name="Type">Name in configurations.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Description">What it is good for.</param>
public sealed record VaultTypeItem(string Type, string Name, string Description);
