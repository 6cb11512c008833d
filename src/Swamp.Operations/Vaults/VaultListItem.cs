namespace Swamp.Operations.Vaults;

/// <summary>A vault in a list (VCMD-2).</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Name.</param>
/// <param name="Type">Type.</param>
/// <param name="CreatedAt">When it was configured, ISO-8601.</param>
public sealed record VaultListItem(string Id, string Name, string Type, string CreatedAt);
