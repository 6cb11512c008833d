namespace Swamp.Extensions.Gates;

/// <summary>A model type of an extension as it is packed.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Version">Its version; null where the text of a C# file does not give it away.</param>
/// <param name="LastUpgrade">The version that its upgrades lead to; null when it has none.</param>
public sealed record PackedModel(string Type, string? Version, string? LastUpgrade);
