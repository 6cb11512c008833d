namespace Swamp.Operations.Providers;

/// <summary>Asks for types of datastores or drivers (DSCMD-2, DRV-62).</summary>
public sealed record ProviderTypesRequest
{
    /// <summary>Part of the type or name, in any case; empty for all.</summary>
    public string Query { get; set; } = "";
}
