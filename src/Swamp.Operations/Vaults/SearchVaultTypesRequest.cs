namespace Swamp.Operations.Vaults;

/// <summary>Asks for the types of vaults (VCMD-40).</summary>
public sealed record SearchVaultTypesRequest
{
    /// <summary>Part of a name or description; empty for all.</summary>
    public string Query { get; set; } = "";
}
