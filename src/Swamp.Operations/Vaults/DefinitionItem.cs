namespace Swamp.Operations.Vaults;

/// <summary>A definition in a finding.</summary>
/// <param name="DefinitionId">Its id.</param>
/// <param name="DefinitionName">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record DefinitionItem(string DefinitionId, string DefinitionName, string Type);
