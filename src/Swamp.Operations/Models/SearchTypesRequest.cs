namespace Swamp.Operations.Models;

/// <summary>Asks for model types.</summary>
public sealed record SearchTypesRequest
{
    /// <summary>Part of the name, in any case; empty for all.</summary>
    public string Query { get; set; } = "";
}
