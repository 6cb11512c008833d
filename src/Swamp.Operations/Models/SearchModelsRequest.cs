namespace Swamp.Operations.Models;

/// <summary>Asks for definitions.</summary>
public sealed record SearchModelsRequest
{
    /// <summary>Part of name, type or id, in any case; empty for all.</summary>
    public string Query { get; set; } = "";

    /// <summary>Whether definitions of the program's own types are included (TYPE-4).</summary>
    public bool All { get; init; }
}
