namespace Swamp.Operations.Vaults;

/// <summary>Asks for the vaults of the repository (VCMD-2).</summary>
public sealed record SearchVaultsRequest
{
    /// <summary>Part of a name, type or id; empty for all.</summary>
    public string Query { get; set; } = "";
}
